package org.ganglion.workbench.model.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.workbench.model.document.Outline;

/** Steps and what flows between them. */
public record WorkflowGraph(List<Node> nodes, List<Edge> edges) {
  /** The port of a reference that names a step alone. */
  public static final String WHOLE = "";

  public WorkflowGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A step.
   *
   * @param ghost whether nobody offers its operator now
   * @param inputs of the operator; where nothing is known of it, those that are fed
   * @param outputs of the operator; where nothing is known of it, those that are read
   */
  public record Node(String id, String uses, boolean ghost, List<String> inputs, List<String> outputs) {}

  /** A connection; {@code output} is {@link #WHOLE} where all of a step is meant. */
  public record Edge(String from, String output, String to, String input) {}

  /**
   * The graph of a workflow.
   *
   * @param known finds operators that are there, or were
   * @param offered whether somebody offers an operator now
   */
  public static WorkflowGraph of(Outline outline, Function<String, Optional<OperatorDescriptor>> known, Predicate<String> offered) {
    List<Edge> edges = new ArrayList<>();
    for (Outline.Step step : outline.steps()) {
      for (Map.Entry<String, List<String>> input : step.inputs().entrySet()) {
        input.getValue().forEach(word -> edges.add(edge(word, step.id(), input.getKey())));
      }
    }
    edges.removeIf(edge -> outline.step(edge.from()).isEmpty());
    List<Node> nodes = outline.steps().stream().map(step -> node(step, known.apply(step.operator()), offered.test(step.operator()), edges)).toList();
    return new WorkflowGraph(nodes, edges);
  }

  private static Edge edge(String reference, String to, String input) {
    int dot = reference.indexOf('.');
    return dot < 0 ? new Edge(reference, WHOLE, to, input) : new Edge(reference.substring(0, dot), reference.substring(dot + 1), to, input);
  }

  private static Node node(Outline.Step step, Optional<OperatorDescriptor> operator, boolean offered, List<Edge> edges) {
    Set<String> inputs = new LinkedHashSet<>();
    Set<String> outputs = new LinkedHashSet<>();
    operator.ifPresent(known -> {
      known.inputs().forEach(port -> inputs.add(port.name()));
      known.outputs().forEach(port -> outputs.add(port.name()));
    });
    // A wrong name is drawn, too: the line has to go somewhere, and its marker says what is wrong.
    edges.stream().filter(edge -> edge.to().equals(step.id())).forEach(edge -> inputs.add(edge.input()));
    edges.stream().filter(edge -> edge.from().equals(step.id()) && !edge.output().equals(WHOLE)).forEach(edge -> outputs.add(edge.output()));
    return new Node(step.id(), step.uses(), !offered, List.copyOf(inputs), List.copyOf(outputs));
  }

  /** The node of a name. */
  public Optional<Node> node(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }
}
