package org.ganglion.workbench.design.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.ganglion.workbench.look.Palette;
import org.ganglion.workbench.model.graph.Placement;
import org.ganglion.workbench.model.graph.WorkflowGraph;

/**
 * Shows a placed graph: wheel and drag move it, Ctrl and wheel zoom, a click selects, a line drawn from an output to an input connects, Delete
 * removes what is selected.
 */
public final class GraphCanvas extends Canvas {
  /** What happens in the graph. */
  public interface Listener {
    /** A step was clicked; empty: the ground was. */
    void selected(Optional<String> step);

    /** A line was drawn from an output to an input. */
    void connected(WorkflowGraph.Edge edge);

    /** A step is to go. */
    void removed(String step);

    /** A connection is to go. */
    void disconnected(WorkflowGraph.Edge edge);

    /** A graph that is only looked at. */
    Listener NOBODY = new Listener() {
      @Override
      public void selected(Optional<String> step) {}

      @Override
      public void connected(WorkflowGraph.Edge edge) {}

      @Override
      public void removed(String step) {}

      @Override
      public void disconnected(WorkflowGraph.Edge edge) {}
    };
  }

  private static final double LEAST_ZOOM = 0.1;
  private static final double GREATEST_ZOOM = 3;

  private final Listener listener;
  private WorkflowGraph graph = new WorkflowGraph(List.of(), List.of());
  private Placement placement = new Placement(Map.of(), List.of(), 0, 0);
  private final Map<String, Integer> widths = new HashMap<>();
  private Set<String> wrong = Set.of();
  private Optional<String> selected = Optional.empty();
  private Optional<WorkflowGraph.Edge> selectedEdge = Optional.empty();
  private double zoom = 1;
  private double left;
  private double top;
  private boolean fitted;
  private boolean moved;
  private Point grip;
  private Optional<Ports.Port> drawnFrom = Optional.empty();
  private Point drawnTo = new Point(0, 0);

  public GraphCanvas(Composite parent, Listener listener) {
    super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
    this.listener = listener;
    addPaintListener(event -> paint(event.gc));
    addListener(SWT.MouseDown, event -> press(new MouseEvent(event)));
    addListener(SWT.MouseMove, this::move);
    addListener(SWT.MouseUp, event -> release(event.x, event.y));
    addListener(SWT.MouseWheel, this::wheel);
    addListener(SWT.MouseDoubleClick, event -> fit());
    addListener(SWT.KeyDown, event -> key(event.keyCode));
    addListener(SWT.Resize, event -> {
      if (!fitted || !moved) {
        fit();
      }
    });
  }

  /** Shows a graph. */
  public void show(WorkflowGraph newGraph, Placement newPlacement) {
    // Who has looked for a place of his own keeps it, unless steps came or went.
    boolean grown = !moved || !newPlacement.boxes().keySet().equals(placement.boxes().keySet());
    graph = newGraph;
    placement = newPlacement;
    selectedEdge = selectedEdge.filter(graph.edges()::contains);
    if (grown) {
      fit();
    }
    redraw();
  }

  /** Marks steps that something is wrong with. */
  public void mark(Set<String> steps) {
    wrong = Set.copyOf(steps);
    redraw();
  }

  /** Selects a step without telling anybody. */
  public void select(Optional<String> step) {
    if (!selected.equals(step)) {
      selected = step;
      selectedEdge = Optional.empty();
      redraw();
    }
  }

  /** How wide a node's box must be for its texts. */
  public static double width(GC gc, WorkflowGraph.Node node) {
    return GraphPainter.width(gc, node);
  }

  /** What is shown. */
  public WorkflowGraph graph() {
    return graph;
  }

  /** Shows all of the graph, as large as it fits, never larger than life. */
  public void fit() {
    Rectangle area = getClientArea();
    if (area.width < 2 || placement.width() <= 0) {
      return;
    }
    fitted = true;
    moved = false;
    zoom = Math.max(LEAST_ZOOM, Math.min(1, Math.min(area.width / placement.width(), area.height / placement.height())));
    left = (area.width - placement.width() * zoom) / 2;
    top = (area.height - placement.height() * zoom) / 2;
    redraw();
  }

  private void paint(GC gc) {
    Palette palette = Palette.of(this);
    Rectangle area = getClientArea();
    gc.setBackground(palette.ground());
    gc.fillRectangle(area);
    gc.setAntialias(SWT.ON);
    gc.setTextAntialias(SWT.ON);
    Transform transform = new Transform(getDisplay());
    try {
      transform.translate((float) left, (float) top);
      transform.scale((float) zoom, (float) zoom);
      gc.setTransform(transform);
      Rectangle visible = new Rectangle((int) (-left / zoom) - 8, (int) (-top / zoom) - 8, (int) (area.width / zoom) + 16,
          (int) (area.height / zoom) + 16);
      new GraphPainter(gc, palette, zoom, widths).paint(graph, placement, visible, selected, selectedEdge, wrong);
      drawnFrom.ifPresent(port -> {
        gc.setForeground(palette.accent());
        gc.setLineWidth(2);
        gc.drawLine((int) port.x(), (int) port.y(), (int) graphX(drawnTo.x), (int) graphY(drawnTo.y));
      });
    } finally {
      gc.setTransform(null);
      transform.dispose();
    }
  }

  private double graphX(int x) {
    return (x - left) / zoom;
  }

  private double graphY(int y) {
    return (y - top) / zoom;
  }

  private void press(MouseEvent event) {
    setFocus();
    double x = graphX(event.x);
    double y = graphY(event.y);
    drawnFrom = Ports.outputAt(graph, placement, x, y);
    drawnTo = new Point(event.x, event.y);
    if (drawnFrom.isEmpty()) {
      grip = new Point(event.x, event.y);
      selected = placement.at(x, y);
      selectedEdge = selected.isPresent() ? Optional.empty() : Ports.edgeAt(placement, x, y);
      listener.selected(selected);
    }
    redraw();
  }

  private void move(Event event) {
    if (drawnFrom.isPresent()) {
      drawnTo = new Point(event.x, event.y);
      redraw();
    } else if (grip != null) {
      moved = true;
      left += event.x - grip.x;
      top += event.y - grip.y;
      grip = new Point(event.x, event.y);
      redraw();
    } else {
      setToolTipText(tip(graphX(event.x), graphY(event.y)));
    }
  }

  private String tip(double x, double y) {
    Optional<WorkflowGraph.Node> node = placement.at(x, y).flatMap(graph::node);
    return node.map(each -> each.ghost() ? "Nobody offers " + each.uses() + " now; the step cannot run until its plug-in is back." : null)
        .orElse(null);
  }

  private void release(int x, int y) {
    grip = null;
    if (drawnFrom.isPresent()) {
      Ports.Port from = drawnFrom.get();
      drawnFrom = Optional.empty();
      Ports.inputAt(graph, placement, graphX(x), graphY(y))
          .ifPresent(to -> listener.connected(new WorkflowGraph.Edge(from.step(), from.name(), to.step(), to.name())));
      redraw();
    }
  }

  private void wheel(Event event) {
    moved = true;
    if ((event.stateMask & SWT.MOD1) != 0) {
      double factor = Math.max(LEAST_ZOOM / zoom, Math.min(GREATEST_ZOOM / zoom, event.count > 0 ? 1.15 : 1 / 1.15));
      left = event.x - (event.x - left) * factor;
      top = event.y - (event.y - top) * factor;
      zoom *= factor;
    } else if ((event.stateMask & SWT.MOD2) != 0) {
      left += event.count * 16.0;
    } else {
      top += event.count * 16.0;
    }
    redraw();
  }

  private void key(int code) {
    if (code == SWT.DEL || code == SWT.BS) {
      selectedEdge.ifPresent(listener::disconnected);
      selected.ifPresent(listener::removed);
    } else if (code == SWT.ARROW_LEFT || code == SWT.ARROW_RIGHT) {
      List<String> ids = new ArrayList<>(placement.boxes().keySet());
      if (!ids.isEmpty()) {
        int at = selected.map(ids::indexOf).orElse(-1) + (code == SWT.ARROW_RIGHT ? 1 : -1);
        selected = Optional.of(ids.get(Math.floorMod(at, ids.size())));
        listener.selected(selected);
        redraw();
      }
    }
  }
}
