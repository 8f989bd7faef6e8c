package org.ganglion.workbench.model.curve;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis: 1, 2 or 5 times a power of ten apart. */
public record Ticks(double step, List<Double> values) {
  /** About so many between two different numbers. */
  public static Ticks between(double low, double high, int about) {
    double raw = (high - low) / Math.max(1, about);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double part = raw / power;
    double step = power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    List<Double> values = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      values.add(i * step);
    }
    return new Ticks(step, values);
  }

  /** A tick as text, without digits that say nothing. */
  public String text(double value) {
    double round = Math.round(value / step) * step;
    if (round == 0) {
      return "0";
    }
    double size = Math.abs(round);
    if (size >= 1e6 || size < 1e-4) {
      return String.format(java.util.Locale.ROOT, "%.2g", round);
    }
    return new BigDecimal(round).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
