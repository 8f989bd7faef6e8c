package org.ganglion.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ganglion.cli.Client.Screen;
import org.ganglion.cli.text.Figures;
import org.ganglion.cli.text.Style;
import org.jline.utils.AttributedString;

/** One step on one line that never is wider than the window: what matters least is left out first. */
final class StepLine {
  private static final int WIDEST_BAR = 28;
  private static final int NARROWEST_BAR = 8;
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧"};
  private static final String[] ASCII_SPINNER = {"|", "/", "-", "\\"};

  private final Screen screen;
  private final int nameWidth;

  StepLine(Screen screen, int nameWidth) {
    this.screen = screen;
    this.nameWidth = nameWidth;
  }

  private record Piece(String text, Style style) {}

  /** A running step; the frame turns the little wheel. */
  String running(StepState step, int frame) {
    String[] wheel = screen.unicode() ? SPINNER : ASCII_SPINNER;
    List<Piece> pieces = start(wheel[Math.floorMod(frame, wheel.length)], Style.ACCENT, step);
    int bar = Math.min(WIDEST_BAR, screen.columns() - nameWidth - 36);
    if (step.total() > 0) {
      double share = Math.min(1, Math.max(0, (double) step.done() / step.total()));
      if (bar >= NARROWEST_BAR) {
        int full = (int) Math.floor(share * bar);
        pieces.add(new Piece("  " + (screen.unicode() ? "━" : "#").repeat(full), Style.ACCENT));
        pieces.add(new Piece((screen.unicode() ? "─" : "-").repeat(bar - full), Style.DIM));
      }
      pieces.add(new Piece(String.format(Locale.ROOT, "  %3.0f %%", Math.floor(share * 100)), Style.PLAIN));
    } else if (step.done() > 0) {
      pieces.add(new Piece("  " + step.done() + " " + step.unit(), Style.PLAIN));
    } else {
      pieces.add(new Piece("  " + step.operator(), Style.DIM));
    }
    step.left().ifPresent(seconds -> pieces.add(new Piece("  " + Figures.clock(seconds) + " left", Style.PLAIN)));
    step.rate().perSecond().ifPresent(rate -> pieces.add(new Piece("  " + Figures.number(rate) + " " + step.unit() + "/s", Style.DIM)));
    metrics(step, pieces);
    return fit(pieces);
  }

  /** A step that has ended. */
  String ended(StepState step) {
    boolean failed = step.phase() == StepState.Phase.FAILED;
    String sign = screen.unicode() ? (failed ? "✗" : "✓") : failed ? "x" : "+";
    List<Piece> pieces = start(sign, failed ? Style.BAD : Style.GOOD, step);
    String how = failed ? "failed" : step.phase() == StepState.Phase.CACHED ? "cached" : Figures.duration(step.took());
    pieces.add(new Piece(String.format("  %7s", how), failed ? Style.BAD : Style.PLAIN));
    pieces.add(new Piece("  " + step.operator(), Style.DIM));
    if (!failed) {
      metrics(step, pieces);
    }
    return fit(pieces);
  }

  private List<Piece> start(String sign, Style style, StepState step) {
    String name = step.id().length() > nameWidth ? step.id().substring(0, nameWidth - 1) + "~" : step.id();
    return new ArrayList<>(List.of(new Piece(sign, style), new Piece(" " + name + " ".repeat(nameWidth - name.length()), Style.BOLD)));
  }

  private static void metrics(StepState step, List<Piece> pieces) {
    step.metrics().forEach((curve, value) -> pieces.add(new Piece("  " + curve + " " + Figures.number(value), Style.PLAIN)));
  }

  /** The last column stays free: a full line would wrap in some terminals. */
  private String fit(List<Piece> pieces) {
    int room = screen.columns() - 1;
    StringBuilder line = new StringBuilder();
    for (Piece piece : pieces) {
      int width = new AttributedString(piece.text()).columnLength();
      if (width > room) {
        break;
      }
      room -= width;
      line.append(piece.style().on(piece.text(), screen.colour()));
    }
    return line.toString();
  }
}
