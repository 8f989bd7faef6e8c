package org.ganglion.workbench.design.graph;

import java.util.List;
import java.util.Optional;
import org.ganglion.workbench.model.graph.Placement;
import org.ganglion.workbench.model.graph.WorkflowGraph;

/** Finds what is near a point. */
final class Ports {
  private static final double NEAR = 9;
  private static final double ON_LINE = 5;

  private Ports() {}

  /** A port and where its dot is. */
  record Port(String step, String name, double x, double y) {
    private boolean near(double px, double py) {
      return Math.hypot(px - x, py - y) <= NEAR;
    }
  }

  static Optional<Port> outputAt(WorkflowGraph graph, Placement placement, double x, double y) {
    return at(graph, placement, x, y, true);
  }

  /** An input, or the first one of the box that the point is in. */
  static Optional<Port> inputAt(WorkflowGraph graph, Placement placement, double x, double y) {
    return at(graph, placement, x, y, false).or(() ->
        placement.at(x, y).flatMap(graph::node).filter(node -> !node.inputs().isEmpty())
            .map(node -> new Port(node.id(), row(node, placement, y), x, y)));
  }

  private static String row(WorkflowGraph.Node node, Placement placement, double y) {
    int row = (int) ((y - placement.boxes().get(node.id()).y() - Placement.HEAD) / Placement.ROW);
    return node.inputs().get(Math.max(0, Math.min(node.inputs().size() - 1, row)));
  }

  private static Optional<Port> at(WorkflowGraph graph, Placement placement, double x, double y, boolean outputs) {
    for (WorkflowGraph.Node node : graph.nodes()) {
      Placement.Box box = placement.boxes().get(node.id());
      List<String> names = outputs ? node.outputs() : node.inputs();
      for (int i = 0; box != null && i < names.size(); i++) {
        Port port = new Port(node.id(), names.get(i), outputs ? box.x() + box.width() : box.x(), box.y() + Placement.port(i));
        if (port.near(x, y)) {
          return Optional.of(port);
        }
      }
    }
    return Optional.empty();
  }

  static Optional<WorkflowGraph.Edge> edgeAt(Placement placement, double x, double y) {
    for (Placement.Line line : placement.lines()) {
      for (int i = 1; i < line.points().size(); i++) {
        if (distance(line.points().get(i - 1), line.points().get(i), x, y) <= ON_LINE) {
          return Optional.of(line.edge());
        }
      }
    }
    return Optional.empty();
  }

  private static double distance(Placement.Point a, Placement.Point b, double x, double y) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = dx * dx + dy * dy;
    double t = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x()) * dx + (y - a.y()) * dy) / length));
    return Math.hypot(x - a.x() - t * dx, y - a.y() - t * dy);
  }
}
