package org.ganglion.api.rl;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How an episode starts.
 *
 * @param seed restarts the environment's random numbers; empty goes on with them, so that the next episode differs from the last
 * @param options what the environment lets a caller choose for this episode; unknown ones are errors
 */
public record Reset(OptionalLong seed, Map<String, Object> options) {
  private static final Reset NEXT = new Reset(OptionalLong.empty(), Map.of());

  public Reset {
    options = Map.copyOf(options);
  }

  /** The next episode. */
  public static Reset next() {
    return NEXT;
  }

  /** The first episode of a seed. */
  public static Reset seeded(long seed) {
    return new Reset(OptionalLong.of(seed), Map.of());
  }

  /** The same start with other options. */
  public Reset with(Map<String, Object> others) {
    return new Reset(seed, others);
  }

  /** The start of environment {@code i} of several: seed + i. */
  public Reset of(int i) {
    return seed.isPresent() ? new Reset(OptionalLong.of(seed.getAsLong() + i), options) : this;
  }
}
