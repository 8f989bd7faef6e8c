package org.ganglion.workbench.design.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Rectangle;
import org.ganglion.workbench.look.Palette;
import org.ganglion.workbench.model.graph.Placement;
import org.ganglion.workbench.model.graph.WorkflowGraph;

/** Draws a graph: boxes with the step's name, its operator and its ports; a ghost has a dashed border and faint texts. */
final class GraphPainter {
  /** Below this size text cannot be read, and is left out. */
  private static final double READABLE = 0.35;
  private static final int ROUND = 10;
  private static final int HALF_LINE = 9;

  private final GC gc;
  private final Palette palette;
  private final boolean readable;
  private final Map<String, Integer> widths;

  /**
   * A painter for one repaint.
   *
   * @param widths of words in pixels, known from earlier repaints; to measure a word costs as much as to draw it
   */
  GraphPainter(GC gc, Palette palette, double zoom, Map<String, Integer> widths) {
    this.widths = widths;
    this.gc = gc;
    this.palette = palette;
    this.readable = zoom >= READABLE;
  }

  void paint(WorkflowGraph graph, Placement placement, Rectangle visible, Optional<String> selected, Optional<WorkflowGraph.Edge> selectedEdge,
      Set<String> wrong) {
    for (Placement.Line line : placement.lines()) {
      if (!line.meets(visible.x, visible.y, visible.width, visible.height)) {
        continue;
      }
      boolean lit = selectedEdge.filter(line.edge()::equals).isPresent()
          || selected.filter(id -> id.equals(line.edge().from()) || id.equals(line.edge().to())).isPresent();
      line(line.points(), lit);
    }
    Font plain = gc.getFont();
    Font head = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
    for (WorkflowGraph.Node node : graph.nodes()) {
      Placement.Box box = placement.boxes().get(node.id());
      if (box != null && visible.intersects((int) box.x(), (int) box.y(), (int) box.width(), (int) box.height())) {
        box(node, box, selected.filter(node.id()::equals).isPresent(), wrong.contains(node.id()), head, plain);
      }
    }
    gc.setFont(plain);
  }

  private void line(List<Placement.Point> points, boolean lit) {
    gc.setForeground(lit ? palette.accent() : palette.line());
    gc.setLineWidth(lit ? 2 : 1);
    gc.setLineStyle(SWT.LINE_SOLID);
    Path path = new Path(gc.getDevice());
    path.moveTo((float) points.getFirst().x(), (float) points.getFirst().y());
    points.stream().skip(1).forEach(point -> path.lineTo((float) point.x(), (float) point.y()));
    gc.drawPath(path);
    path.dispose();
  }

  private void box(WorkflowGraph.Node node, Placement.Box box, boolean selected, boolean wrong, Font head, Font plain) {
    int x = (int) box.x();
    int y = (int) box.y();
    int width = (int) box.width();
    int height = (int) box.height();
    gc.setBackground(node.ghost() ? palette.ground() : palette.box());
    gc.fillRoundRectangle(x, y, width, height, ROUND, ROUND);
    gc.setForeground(wrong ? palette.problem() : selected ? palette.accent() : palette.border());
    gc.setLineWidth(selected || wrong ? 2 : 1);
    gc.setLineStyle(node.ghost() ? SWT.LINE_DASH : SWT.LINE_SOLID);
    gc.drawRoundRectangle(x, y, width, height, ROUND, ROUND);
    gc.setLineStyle(SWT.LINE_SOLID);
    if (!readable) {
      return;
    }
    gc.setFont(head);
    gc.setForeground(node.ghost() ? palette.faint() : palette.text());
    gc.drawText(node.id(), x + 12, y + 6, true);
    gc.setFont(plain);
    gc.setForeground(palette.faint());
    gc.drawText(node.ghost() ? node.uses() + " – not there" : node.uses(), x + 12, y + 24, true);
    for (int i = 0; i < node.inputs().size(); i++) {
      port(node.inputs().get(i), x, (int) (y + Placement.port(i)), x + 10);
    }
    for (int i = 0; i < node.outputs().size(); i++) {
      String name = node.outputs().get(i);
      port(name, x + width, (int) (y + Placement.port(i)), x + width - 10 - widths.computeIfAbsent(name, word -> gc.textExtent(word).x));
    }
  }

  private void port(String name, int x, int y, int textX) {
    gc.setBackground(palette.accent());
    gc.fillOval(x - 4, y - 4, 8, 8);
    gc.setForeground(palette.text());
    gc.drawText(name, textX, y - HALF_LINE, true);
  }

  /** How wide a box must be for its texts. */
  static double width(GC gc, WorkflowGraph.Node node) {
    double head = Math.max(gc.textExtent(node.id()).x * 1.15, gc.textExtent(node.uses() + (node.ghost() ? " – not there" : "")).x) + 24;
    double inputs = node.inputs().stream().mapToInt(name -> gc.textExtent(name).x).max().orElse(0);
    double outputs = node.outputs().stream().mapToInt(name -> gc.textExtent(name).x).max().orElse(0);
    return Math.max(head, inputs + outputs + 44);
  }
}
