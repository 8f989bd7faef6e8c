package org.ganglion.report.wiring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.run.StepRecord;

/** Steps of a workflow and what flows between them. */
public record Wiring(List<Node> nodes, List<Edge> edges) {
  /**
   * A step.
   *
   * @param reported whether the report has its record
   */
  public record Node(String id, String operator, boolean reported, boolean cached) {}

  /**
   * A value that flows; several between the same two steps are one edge.
   *
   * @param label ports: {@code train → images}
   * @param whole whether it is the record of a whole step, as reports take it
   */
  public record Edge(String from, String to, String label, boolean whole) {}

  /** All steps of the workflow, those without a record too. */
  public static Wiring of(List<StepRecord> records, WorkflowText text) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    text.steps().forEach((id, step) -> nodes.put(id, new Node(id, String.valueOf(step.get("uses")), false, false)));
    records.forEach(record -> nodes.put(record.id(), new Node(record.id(), record.operator(), true, record.cached())));
    List<Edge> edges = new ArrayList<>();
    text.steps().forEach((id, step) -> {
      if (step.get("in") instanceof Map<?, ?> inputs) {
        inputs.forEach((port, source) -> connect(edges, nodes, id, String.valueOf(port), source));
      }
    });
    records.stream().filter(record -> !text.steps().containsKey(record.id()))
        .forEach(record -> record.inputs().forEach((port, source) -> connect(edges, nodes, record.id(), port, source)));
    return new Wiring(List.copyOf(nodes.values()), merge(edges));
  }

  private static void connect(List<Edge> edges, Map<String, Node> nodes, String step, String port, Object source) {
    if (source instanceof List<?> several) {
      several.forEach(each -> connect(edges, nodes, step, port, each));
    } else if (source instanceof String reference) {
      int dot = reference.indexOf('.');
      String from = nodes.containsKey(reference) || dot < 0 ? reference : reference.substring(0, dot);
      nodes.computeIfAbsent(from, id -> new Node(id, "", false, false));
      boolean whole = from.equals(reference);
      edges.add(new Edge(from, step, whole ? port : reference.substring(from.length() + 1) + " → " + port, whole));
    }
  }

  private static List<Edge> merge(List<Edge> edges) {
    Map<List<String>, Edge> merged = new LinkedHashMap<>();
    edges.forEach(
        edge -> merged.merge(List.of(edge.from(), edge.to()), edge,
        (a, b) -> new Edge(a.from(), a.to(), a.label() + ", " + b.label(), a.whole() && b.whole())));
    return List.copyOf(merged.values());
  }

  /** Without the edges to a report from steps that lead there anyway: it takes from nearly every step, which a drawing need not say. */
  Wiring drawn() {
    return new Wiring(nodes, edges.stream().filter(edge -> !edge.whole() || !leads(edge.from(), edge.to(), edge, new HashSet<>())).toList());
  }

  private boolean leads(String from, String to, Edge without, Set<String> seen) {
    return edges.stream().filter(edge -> edge != without && edge.from().equals(from))
        .anyMatch(edge -> edge.to().equals(to) || seen.add(edge.to()) && leads(edge.to(), to, without, seen));
  }
}
