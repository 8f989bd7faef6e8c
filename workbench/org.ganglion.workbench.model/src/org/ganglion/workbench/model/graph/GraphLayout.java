package org.ganglion.workbench.model.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.ganglion.workbench.model.graph.Placement.Box;
import org.ganglion.workbench.model.graph.Placement.Line;
import org.ganglion.workbench.model.graph.Placement.Point;

/** Places a graph in layers from left to right, with ELK's layered algorithm. Not for the UI thread: 500 nodes take a second. */
public final class GraphLayout {
  private static final double MARGIN = 24;
  private static final double LEAST_WIDTH = 132;

  private final ToDoubleFunction<WorkflowGraph.Node> width;
  private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
  private final Map<String, ElkPort> ports = new HashMap<>();

  private GraphLayout(ToDoubleFunction<WorkflowGraph.Node> width) {
    this.width = width;
  }

  /**
   * Places a graph.
   *
   * @param width of a node's texts
   */
  public static Placement place(WorkflowGraph graph, ToDoubleFunction<WorkflowGraph.Node> width) {
    return new GraphLayout(width).run(graph);
  }

  private Placement run(WorkflowGraph graph) {
    // ELK has to know how to copy the defaults of its options.
    LayoutMetaDataService.initElkReflect();
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 28.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 46.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 18.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
    graph.nodes().forEach(node -> add(root, node));
    List<ElkEdge> edges = graph.edges().stream().map(this::connect).toList();
    new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
    Map<String, Box> boxes = new LinkedHashMap<>();
    nodes.forEach((id, node) -> boxes.put(id, new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight())));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      lines.add(new Line(graph.edges().get(i), points(edges.get(i))));
    }
    return new Placement(boxes, lines, root.getWidth(), root.getHeight());
  }

  private void add(ElkNode root, WorkflowGraph.Node node) {
    ElkNode box = ElkGraphUtil.createNode(root);
    int rows = Math.max(node.inputs().size(), node.outputs().size());
    box.setDimensions(Math.max(LEAST_WIDTH, width.applyAsDouble(node)), Placement.HEAD + Placement.ROW * rows + (rows > 0 ? 6 : 0));
    box.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    nodes.put(node.id(), box);
    for (int i = 0; i < node.inputs().size(); i++) {
      port(box, "in", node.id(), node.inputs().get(i), PortSide.WEST, Placement.port(i));
    }
    for (int i = 0; i < node.outputs().size(); i++) {
      port(box, "out", node.id(), node.outputs().get(i), PortSide.EAST, Placement.port(i));
    }
    // A reference to all of a step leaves it beside its name.
    port(box, "out", node.id(), WorkflowGraph.WHOLE, PortSide.EAST, Placement.HEAD / 2);
  }

  private void port(ElkNode box, String kind, String node, String name, PortSide side, double y) {
    ElkPort port = ElkGraphUtil.createPort(box);
    port.setProperty(LayeredOptions.PORT_SIDE, side);
    port.setDimensions(1, 1);
    port.setLocation(side == PortSide.WEST ? -1 : box.getWidth(), y - 0.5);
    ports.put(kind + " " + node + " " + name, port);
  }

  private ElkEdge connect(WorkflowGraph.Edge edge) {
    ElkPort from = ports.get("out " + edge.from() + " " + edge.output());
    ElkPort to = ports.get("in " + edge.to() + " " + edge.input());
    return ElkGraphUtil.createSimpleEdge(from, to);
  }

  private static List<Point> points(ElkEdge edge) {
    List<Point> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Point(section.getStartX(), section.getStartY()));
      section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
      points.add(new Point(section.getEndX(), section.getEndY()));
    }
    return points;
  }
}
