package org.ganglion.rl.environments.classic;

import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Names;

/** Between which numbers an episode starts: Gymnasium's reset options. */
record StartBounds(double low, double high) {
  /** Option {@code low} and {@code high}, or what stands for them. */
  static StartBounds of(Map<String, Object> options, double low, double high) {
    known(options, List.of("low", "high"));
    return new StartBounds(number(options, "low", low), number(options, "high", high)).ordered();
  }

  /** Symmetric limits of angle and speed, the pendulum's two options. */
  static StartBounds symmetric(Map<String, Object> options, double x, double y) {
    known(options, List.of("x_init", "y_init"));
    return new StartBounds(number(options, "x_init", x), number(options, "y_init", y));
  }

  /** A number between the bounds. */
  double at(double uniform) {
    return low + (high - low) * uniform;
  }

  private StartBounds ordered() {
    if (!(low <= high)) {
      throw new IllegalArgumentException("the reset option low (" + low + ") must not be above high (" + high + ")");
    }
    return this;
  }

  private static void known(Map<String, Object> options, List<String> names) {
    for (String name : options.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException("there is no reset option '" + name + "'; " + Names.offer(name, names));
      }
    }
  }

  private static double number(Map<String, Object> options, String name, double standard) {
    Object value = options.getOrDefault(name, standard);
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("the reset option " + name + " takes a number, not '" + value + "'");
  }
}
