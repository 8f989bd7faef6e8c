package org.ganglion.benchmarks.result;

import java.io.PrintStream;
import java.util.Locale;

/** Results as lines of text, printed as they come. */
public final class TextTable {
  private static final String FORM = "%-18s %-22s %12s %12s %7s  %-15s %6s %6s  %-8s %9s %9s%n";

  private final PrintStream out;

  public TextTable(PrintStream out) {
    this.out = out;
  }

  /** Prints the head. */
  public void head() {
    out.printf(FORM, "row", "peer", "ours µs", "peer µs", "ratio", "interval", "floor", "aim", "reached", "our MB", "peer MB");
    out.flush();
  }

  /** Prints a line. */
  public void line(Ratio ratio) {
    Interval spread = ratio.ratio();
    out.printf(FORM, ratio.row(), ratio.bar().peer(), number(1e6 * ratio.ours(), 2), number(1e6 * ratio.theirs(), 2), number(spread.median(), 3),
        number(spread.low(), 3) + " - " + number(spread.high(), 3), number(ratio.bar().floor(), 2), number(ratio.bar().aim(), 2), ratio.verdict(),
        number(ratio.ourMemory(), 0), number(ratio.theirMemory(), 0));
    out.flush();
  }

  private static String number(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
