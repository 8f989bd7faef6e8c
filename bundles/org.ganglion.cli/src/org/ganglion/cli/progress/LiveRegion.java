package org.ganglion.cli.progress;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;
import org.jline.utils.AttributedString;

/**
 * The lines at the foot of the terminal that are drawn again and again. The cursor rests behind them, so that whatever ends the process leaves a
 * usable terminal. When the window has become narrower since, the terminal has wrapped the old lines; they are counted as it shows them now.
 */
final class LiveRegion {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_BELOW = "\r\u001b[J";

  private final PrintStream out;
  private final IntSupplier columns;
  private List<String> shown = List.of();

  LiveRegion(PrintStream out, IntSupplier columns) {
    this.out = out;
    this.columns = columns;
  }

  /** Puts lines above the region that stay, and draws the region anew; all in one write, so that nothing flickers. */
  void draw(List<String> above, List<String> region) {
    if (above.isEmpty() && region.equals(shown)) {
      return;
    }
    StringBuilder text = new StringBuilder();
    int rows = rows();
    if (rows > 0) {
      text.append(String.format(UP, rows));
    }
    text.append(CLEAR_BELOW);
    above.forEach(line -> text.append(line).append('\n'));
    region.forEach(line -> text.append(line).append('\n'));
    shown = List.copyOf(region);
    out.print(text);
    out.flush();
  }

  private int rows() {
    int width = Math.max(1, columns.getAsInt());
    return shown.stream().mapToInt(line -> Math.max(1, (AttributedString.fromAnsi(line).columnLength() + width - 1) / width)).sum();
  }
}
