package org.ganglion.cli.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Numbers, times and sizes in few characters. */
public final class Figures {
  private static final int MINUTE = 60;

  private Figures() {}

  /** Three significant digits. */
  public static String number(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : Double.toString(value);
    }
    double size = Math.abs(value);
    if (size >= 1e7 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    return size >= 100 ? Long.toString(Math.round(value)) : new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** {@code 0.6 s}, {@code 2:51}, {@code 1:02:03}. */
  public static String duration(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", Math.max(0, time.toMillis()) / 1000.0);
    }
    return clock(seconds);
  }

  /** {@code 0:07}, {@code 2:51}, {@code 1:02:03}. */
  public static String clock(long seconds) {
    return seconds < MINUTE * MINUTE
        ? String.format(Locale.ROOT, "%d:%02d", seconds / MINUTE, seconds % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / MINUTE / MINUTE, seconds / MINUTE % MINUTE, seconds % MINUTE);
  }

  /** {@code 640 B}, {@code 1.4 GB}. */
  public static String bytes(long count) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double value = count;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return number(value) + " " + units[unit];
  }

  /** "1 step", "3 steps". */
  public static String count(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
