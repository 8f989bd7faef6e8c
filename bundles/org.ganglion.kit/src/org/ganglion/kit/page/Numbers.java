package org.ganglion.kit.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same everywhere in the page and on every machine. */
public final class Numbers {
  private static final long MINUTE = 60_000;

  private Numbers() {}

  /** Four significant digits, groups of thousands, powers of ten where a plain number would be long. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e15) {
      return sign(String.format(Locale.ROOT, "%,d", (long) value).replace(',', '\u202f'));
    }
    if (size >= 1e6 || size < 1e-4) {
      String[] parts = String.format(Locale.ROOT, "%.3e", value).split("e");
      return sign(new BigDecimal(parts[0]).stripTrailingZeros().toPlainString()) + "·" + powerOfTen(Integer.parseInt(parts[1]));
    }
    return sign(new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString());
  }

  /** {@code 0.04 s}, {@code 3.2 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
  public static String duration(Duration time) {
    long millis = time.toMillis();
    if (millis < MINUTE) {
      return String.format(Locale.ROOT, millis < 1000 ? "%.2f s" : "%.1f s", millis / 1000.0);
    }
    if (millis < 60 * MINUTE) {
      return String.format(Locale.ROOT, "%d min %02d s", millis / MINUTE, millis % MINUTE / 1000);
    }
    return String.format(Locale.ROOT, "%d h %02d min", millis / MINUTE / 60, millis / MINUTE % 60);
  }

  private static String sign(String number) {
    return number.replace('-', '−');
  }

  /** {@code 10⁻³} */
  public static String powerOfTen(int exponent) {
    StringBuilder text = new StringBuilder("10");
    for (char digit : Integer.toString(exponent).toCharArray()) {
      text.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return text.toString();
  }
}
