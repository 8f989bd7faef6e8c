package org.ganglion.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** Work per second, smoothed so that it can be read: a mean in which what was {@value #MEMORY} seconds ago counts 1/e. */
final class Rate {
  private static final double MEMORY = 8;
  /** Shorter stretches are mostly noise of the clock. */
  private static final double SHORTEST = 0.2;

  private Instant last;
  private long done;
  private double perSecond = Double.NaN;

  void at(Instant now, long reached) {
    if (last == null || reached < done || now.isBefore(last)) {
      boolean otherWork = last != null && reached < done;
      perSecond = otherWork ? Double.NaN : perSecond;
      last = now;
      done = reached;
      return;
    }
    double seconds = Duration.between(last, now).toNanos() / 1e9;
    if (seconds >= SHORTEST) {
      double newest = (reached - done) / seconds;
      perSecond = Double.isNaN(perSecond) ? newest : perSecond + (newest - perSecond) * -Math.expm1(-seconds / MEMORY);
      last = now;
      done = reached;
    }
  }

  /** Empty as long as nothing can be said. */
  OptionalDouble perSecond() {
    return perSecond > 0 ? OptionalDouble.of(perSecond) : OptionalDouble.empty();
  }
}
