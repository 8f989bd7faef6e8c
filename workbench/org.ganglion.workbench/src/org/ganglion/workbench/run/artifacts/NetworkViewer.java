package org.ganglion.workbench.run.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.ganglion.api.data.Names;
import org.ganglion.api.data.Records;
import org.ganglion.api.network.InvalidNetworkException;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.kit.json.Json;
import org.ganglion.workbench.design.graph.GraphCanvas;
import org.ganglion.workbench.look.Columns;
import org.ganglion.workbench.model.graph.GraphLayout;
import org.ganglion.workbench.model.graph.Placement;
import org.ganglion.workbench.model.graph.WorkflowGraph;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** A network as a graph and as a list of its layers, with shapes and numbers of weights. */
public final class NetworkViewer implements ArtifactViewer {
  /** The one port of a layer; a name that is empty would mean all of a step. */
  private static final String VALUE = " ";
  private static final double LETTER = 8.5;
  private static final double ROOM = 24;

  private record LayerRow(String name, String kind, String inputs, String shape, int weights) {}

  @Override
  public View read(Path folder) throws IOException {
    Map<String, Object> json = Json.readObject(Files.readString(folder.resolve("network.json")));
    NetworkSpec spec = Records.read(NetworkSpec.class, json.get("network"));
    Map<String, Object> about = new TreeMap<>();
    if (json.get("about") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> about.put(key.toString(), value));
    }
    List<LayerRow> rows = rows(spec);
    WorkflowGraph graph = graph(spec);
    // Wide enough for letters of any theme: the widths are needed before there is a screen to measure them on.
    Placement placement = GraphLayout.place(graph, node -> LETTER * Math.max(node.id().length(), node.uses().length()) + ROOM);
    return parent -> create(parent, about, rows, graph, placement);
  }

  private static List<LayerRow> rows(NetworkSpec spec) {
    Optional<NetworkGraph> resolved;
    try {
      resolved = Optional.of(NetworkGraph.of(spec));
    } catch (InvalidNetworkException e) {
      // A layer of a plug-in that this process does not have: drawn without its shapes.
      resolved = Optional.empty();
    }
    List<LayerRow> rows = new ArrayList<>();
    spec.inputs().forEach(input -> rows.add(new LayerRow(input.name(), "input", "", input.shape().toString(), 0)));
    for (NetworkSpec.Node node : spec.nodes()) {
      Optional<NetworkGraph.Vertex> vertex =
          resolved.flatMap(known -> known.vertices().stream().filter(each -> each.name().equals(node.name())).findFirst());
      int weights = vertex.map(known -> known.parameters().values().stream().mapToInt(Parameter::size).sum()).orElse(0);
      rows.add(new LayerRow(node.name(), kind(node), String.join(", ", node.inputs()), vertex.map(known -> known.shape().toString())
          .orElse(""), weights));
    }
    return rows;
  }

  private static String kind(NetworkSpec.Node node) {
    String kind = node.layer() instanceof Layer.Activation activation ? Names.kebab(activation.function().name())
        : Names.kebab(node.layer().getClass().getSimpleName());
    return kind + node.sharedWith().map(owner -> ", shared with " + owner).orElse("");
  }

  private static WorkflowGraph graph(NetworkSpec spec) {
    List<WorkflowGraph.Node> nodes = new ArrayList<>();
    List<WorkflowGraph.Edge> edges = new ArrayList<>();
    spec.inputs().forEach(input -> nodes.add(new WorkflowGraph.Node(input.name(), "input " + input.shape(), false, List.of(), List.of(VALUE))));
    String before = spec.inputs().isEmpty() ? "" : spec.inputs().getLast().name();
    for (NetworkSpec.Node node : spec.nodes()) {
      nodes.add(new WorkflowGraph.Node(node.name(), kind(node), false, List.of(VALUE), List.of(VALUE)));
      List<String> from = node.inputs().isEmpty() ? List.of(before) : node.inputs();
      from.forEach(each -> edges.add(new WorkflowGraph.Edge(each.split("\\.")[0], VALUE, node.name(), VALUE)));
      before = node.name();
    }
    edges.removeIf(edge -> nodes.stream().noneMatch(node -> node.id().equals(edge.from())));
    return new WorkflowGraph(nodes, edges);
  }

  private static void create(Composite parent, Map<String, Object> about, List<LayerRow> rows, WorkflowGraph graph, Placement placement) {
    Composite body = new Composite(parent, SWT.NONE);
    body.setLayout(new GridLayout());
    Label title = new Label(body, SWT.WRAP);
    int weights = rows.stream().mapToInt(LayerRow::weights).sum();
    title.setText(String.format("%d layers, %,d weights%s", rows.stream().filter(row -> !row.kind().equals("input")).count(), weights,
        about.isEmpty() ? "" : "  –  " + about));
    title.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    SashForm sash = new SashForm(body, SWT.VERTICAL);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    GraphCanvas canvas = new GraphCanvas(sash, GraphCanvas.Listener.NOBODY);
    canvas.show(graph, placement);
    Table table = new Table(sash, SWT.FULL_SELECTION | SWT.SINGLE);
    table.setHeaderVisible(true);
    new Columns(table).add("Layer", 110).add("Kind", 150).add("Gives", 110).add("Weights", 90).add("Takes", 140);
    for (LayerRow row : rows) {
      new TableItem(table, SWT.NONE)
          .setText(new String[] {row.name(), row.kind(), row.shape(), row.weights() == 0 ? "" : String.format("%,d", row.weights()), row.inputs()});
    }
    table.addListener(SWT.Selection, event -> canvas.select(Optional.of(rows.get(table.getSelectionIndex()).name())));
    sash.setWeights(40, 60);
  }
}
