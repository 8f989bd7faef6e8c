package org.ganglion.workbench.run.curves;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.ganglion.workbench.look.Palette;
import org.ganglion.workbench.model.curve.Decimation;
import org.ganglion.workbench.model.curve.Ticks;

/** One diagram with several curves: wheel zooms along x, drag moves, a double click shows all again. Draws as many points as there are pixels. */
public final class CurveCanvas extends Canvas {
  /** A curve; x ascends. {@code color} is a position in the palette. A curve without a name is not in the legend. */
  public record Shown(String name, double[] x, double[] y, int color) {}

  private static final int LEFT = 58;
  private static final int RIGHT = 14;
  private static final int TOP = 26;
  private static final int BOTTOM = 24;
  /** Numbers for each pixel across, two for each point, above which a curve is drawn in columns. */
  private static final int DENSE = 4;

  private String title = "";
  private List<Shown> curves = List.of();
  private double from;
  private double to = 1;
  private boolean whole = true;
  private double marked = Double.NaN;
  private int grip = -1;

  public CurveCanvas(Composite parent) {
    super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
    addPaintListener(event -> paint(event.gc));
    addListener(SWT.MouseWheel, this::zoom);
    addListener(SWT.MouseDoubleClick, event -> {
      whole = true;
      redraw();
    });
    addListener(SWT.MouseDown, event -> grip = event.x);
    addListener(SWT.MouseUp, event -> grip = -1);
    addListener(SWT.MouseMove, this::drag);
  }

  /** Shows curves. */
  public void show(String newTitle, List<Shown> newCurves) {
    title = newTitle;
    curves = List.copyOf(newCurves);
    redraw();
  }

  /** Draws a line at a place on the horizontal axis. */
  public void mark(double place) {
    marked = place;
    redraw();
  }

  /** How many points it has to show. */
  public long points() {
    return curves.stream().mapToLong(curve -> curve.x().length).sum();
  }

  private void paint(GC gc) {
    Palette palette = Palette.of(this);
    Rectangle area = getClientArea();
    gc.setBackground(palette.ground());
    gc.fillRectangle(area);
    gc.setAntialias(SWT.ON);
    if (whole) {
      from = curves.stream().filter(curve -> curve.x().length > 0).mapToDouble(curve -> curve.x()[0]).min().orElse(0);
      to = curves.stream().filter(curve -> curve.x().length > 0).mapToDouble(curve -> curve.x()[curve.x().length - 1]).max().orElse(1);
    }
    if (!(to > from)) {
      // One point stands in the middle.
      from -= 0.5;
      to = from + 1;
    }
    int width = area.width - LEFT - RIGHT;
    int height = area.height - TOP - BOTTOM;
    if (width < 20 || height < 20) {
      return;
    }
    List<double[]> points = new ArrayList<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Shown curve : curves) {
      double[] visible = Decimation.visible(curve.x(), curve.y(), from, to, width);
      points.add(visible);
      for (int i = 1; i < visible.length; i += 2) {
        low = Math.min(low, visible[i]);
        high = Math.max(high, visible[i]);
      }
    }
    if (!(high > low)) {
      double middle = Double.isFinite(low) ? low : 0;
      low = middle - 0.5;
      high = middle + 0.5;
    }
    double room = (high - low) * 0.05;
    frame(gc, palette, width, height, low - room, high + room);
    gc.setClipping(LEFT, TOP, width + 1, height + 1);
    if (marked >= from && marked <= to) {
      gc.setForeground(palette.problem());
      int x = LEFT + (int) Math.round((marked - from) / (to - from) * width);
      gc.drawLine(x, TOP, x, TOP + height);
    }
    gc.setLineWidth(2);
    for (int i = 0; i < points.size(); i++) {
      gc.setForeground(palette.curve(curves.get(i).color()));
      line(gc, points.get(i), width, height, low - room, high + room);
    }
    gc.setClipping((Rectangle) null);
  }

  private void line(GC gc, double[] points, int width, int height, double low, double high) {
    int[] pixels = new int[points.length];
    for (int i = 0; i < points.length; i += 2) {
      pixels[i] = LEFT + (int) Math.round((points[i] - from) / (to - from) * width);
      pixels[i + 1] = TOP + (int) Math.round((high - points[i + 1]) / (high - low) * height);
    }
    if (pixels.length > DENSE * width) {
      columns(gc, pixels);
    } else if (pixels.length > 2) {
      gc.drawPolyline(pixels);
    } else if (pixels.length == 2) {
      gc.drawOval(pixels[0] - 2, pixels[1] - 2, 4, 4);
    }
  }

  /** Where every column has several points, a bar in each from the least to the greatest shows the same, and is drawn in a tenth of the time. */
  private static void columns(GC gc, int[] pixels) {
    gc.setBackground(gc.getForeground());
    int i = 0;
    int before = pixels[1];
    while (i < pixels.length) {
      int x = pixels[i];
      int top = before;
      int bottom = before;
      for (; i < pixels.length && pixels[i] == x; i += 2) {
        top = Math.min(top, pixels[i + 1]);
        bottom = Math.max(bottom, pixels[i + 1]);
        before = pixels[i + 1];
      }
      gc.fillRectangle(x, top, 1, bottom - top + 2);
    }
  }

  private void frame(GC gc, Palette palette, int width, int height, double low, double high) {
    gc.setLineWidth(1);
    int text = gc.getFontMetrics().getHeight();
    Ticks rows = Ticks.between(low, high, Math.max(3, height / 34));
    for (double value : rows.values()) {
      int y = TOP + (int) Math.round((high - value) / (high - low) * height);
      gc.setForeground(palette.grid());
      gc.drawLine(LEFT, y, LEFT + width, y);
      gc.setForeground(palette.faint());
      String label = rows.text(value);
      gc.drawText(label, LEFT - 6 - gc.textExtent(label).x, y - text / 2, true);
    }
    Ticks columns = Ticks.between(from, to, Math.max(2, width / 90));
    for (double value : columns.values()) {
      int x = LEFT + (int) Math.round((value - from) / (to - from) * width);
      gc.setForeground(palette.grid());
      gc.drawLine(x, TOP, x, TOP + height);
      gc.setForeground(palette.faint());
      String label = columns.text(value);
      int half = gc.textExtent(label).x / 2;
      gc.drawText(label, Math.min(x - half, LEFT + width + RIGHT - 2 * half - 2), TOP + height + 4, true);
    }
    gc.setForeground(palette.text());
    gc.drawText(title, 8, 5, true);
    legend(gc, palette, 8 + gc.textExtent(title).x + 18, width + LEFT);
  }

  private void legend(GC gc, Palette palette, int left, int end) {
    int x = left;
    for (Shown curve : curves) {
      if (curve.name().isEmpty()) {
        continue;
      }
      Point size = gc.textExtent(curve.name());
      if (x + size.x + 22 > end) {
        return;
      }
      gc.setForeground(palette.curve(curve.color()));
      gc.setLineWidth(2);
      gc.drawLine(x, 5 + size.y / 2, x + 14, 5 + size.y / 2);
      gc.setForeground(palette.faint());
      gc.drawText(curve.name(), x + 18, 5, true);
      x += size.x + 36;
    }
  }

  private void zoom(Event event) {
    int width = Math.max(1, getClientArea().width - LEFT - RIGHT);
    double at = from + (to - from) * (event.x - LEFT) / width;
    double factor = event.count > 0 ? 0.8 : 1.25;
    from = at - (at - from) * factor;
    to = at + (to - at) * factor;
    whole = false;
    redraw();
  }

  private void drag(Event event) {
    if (grip >= 0 && !whole) {
      double by = (to - from) * (grip - event.x) / Math.max(1, getClientArea().width - LEFT - RIGHT);
      from += by;
      to += by;
      grip = event.x;
      redraw();
    }
  }
}
