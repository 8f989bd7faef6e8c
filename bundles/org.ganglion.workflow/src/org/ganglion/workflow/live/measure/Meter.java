package org.ganglion.workflow.live.measure;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.ganglion.runtime.api.LiveStatus;

/** Counts and times over the last five to ten seconds. Thread-safe. */
public final class Meter {
  private static final long WINDOW = 5_000_000_000L;

  private final LongSupplier clock;
  private final LongAdder all = new LongAdder();
  private Histogram now = new Histogram();
  private Histogram before = new Histogram();
  private long nowBegan;
  private long beforeBegan;
  private long nowCount;
  private long beforeCount;

  /** A meter by the system's clock. */
  public Meter() {
    this(System::nanoTime);
  }

  /** A meter by a clock in nanoseconds. */
  Meter(LongSupplier clock) {
    this.clock = clock;
    nowBegan = clock.getAsLong();
    beforeBegan = nowBegan;
  }

  /** One more that took so long. */
  public synchronized void add(long nanos) {
    roll();
    all.increment();
    nowCount++;
    now.add(nanos);
  }

  private void roll() {
    long time = clock.getAsLong();
    if (time - nowBegan < WINDOW) {
      return;
    }
    boolean idle = time - nowBegan >= 2 * WINDOW;
    Histogram oldest = before;
    before = now;
    now = oldest;
    now.clear();
    beforeCount = idle ? 0 : nowCount;
    beforeBegan = idle ? time - WINDOW : nowBegan;
    if (idle) {
      before.clear();
    }
    nowCount = 0;
    nowBegan = time;
  }

  /** All since the beginning. */
  public long count() {
    return all.sum();
  }

  /** So many a second. */
  public synchronized double rate() {
    roll();
    double seconds = (clock.getAsLong() - beforeBegan) / 1e9;
    return seconds < 0.05 ? 0 : (nowCount + beforeCount) / seconds;
  }

  /** Median and 99th percentile. */
  public synchronized LiveStatus.Latency latency() {
    roll();
    return new LiveStatus.Latency(now.quantile(0.5, before) / 1e6, now.quantile(0.99, before) / 1e6);
  }
}
