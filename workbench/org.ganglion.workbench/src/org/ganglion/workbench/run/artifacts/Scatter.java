package org.ganglion.workbench.run.artifacts;

import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.ganglion.workbench.look.Palette;

/**
 * A map of rows: a dot for each, in the colour of its group; the selected one has a ring. A click, or the pointer with a button held, selects the
 * nearest.
 */
final class Scatter extends Canvas {
  private static final int ROOM = 24;
  private static final int DOT = 8;

  private final double[] x;
  private final double[] y;
  private final int[] groups;
  private int selected = -1;

  Scatter(Composite parent, Rows rows, IntConsumer select) {
    super(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
    x = scaled(rows.numbers("x", 0, rows.rows().size()));
    y = scaled(rows.numbers("y", 0, rows.rows().size()));
    groups = rows.rows().stream().mapToInt(row -> group(rows, row)).toArray();
    addPaintListener(event -> paint(event.gc));
    addListener(SWT.MouseDown, event -> select.accept(nearest(event.x, event.y)));
    addListener(SWT.MouseMove, event -> {
      int near = nearest(event.x, event.y);
      setToolTipText(near < 0 ? null : tip(rows, rows.rows().get(near)));
      if ((event.stateMask & SWT.BUTTON1) != 0) {
        select.accept(near);
      }
    });
  }

  /** Whether rows have a place. */
  static boolean fits(Rows rows) {
    return rows.numeric("x") && rows.numeric("y");
  }

  private static int group(Rows rows, List<String> row) {
    double group = rows.number(row, "group");
    return Double.isNaN(group) ? 0 : Math.max(0, (int) group - 1);
  }

  private static String tip(Rows rows, List<String> row) {
    return String.join("\n", rows.header().stream().filter(name -> !name.equals("x") && !name.equals("y"))
        .map(name -> name + ": " + rows.cell(row, name)).toList());
  }

  /** To 0 … 1. */
  private static double[] scaled(double[] values) {
    double low = java.util.Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double high = java.util.Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    double width = high > low ? high - low : 1;
    return java.util.Arrays.stream(values).map(value -> high > low ? (value - low) / width : 0.5).toArray();
  }

  /** Marks a row. */
  void mark(int row) {
    selected = row;
    redraw();
  }

  private int nearest(int px, int py) {
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < x.length; i++) {
      double distance = Math.hypot(px - across(i), py - down(i));
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private int across(int row) {
    return ROOM + (int) Math.round(x[row] * (getClientArea().width - 2 * ROOM));
  }

  private int down(int row) {
    return ROOM + (int) Math.round((1 - y[row]) * (getClientArea().height - 2 * ROOM));
  }

  private void paint(GC gc) {
    Palette palette = Palette.of(this);
    Rectangle area = getClientArea();
    gc.setBackground(palette.ground());
    gc.fillRectangle(area);
    gc.setAntialias(SWT.ON);
    for (int i = 0; i < x.length; i++) {
      gc.setBackground(palette.curve(groups[i]));
      gc.fillOval(across(i) - DOT / 2, down(i) - DOT / 2, DOT, DOT);
    }
    if (selected >= 0) {
      gc.setForeground(palette.text());
      gc.setLineWidth(2);
      gc.drawOval(across(selected) - DOT, down(selected) - DOT, 2 * DOT, 2 * DOT);
    }
  }
}
