package org.ganglion.workbench.model.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.workbench.model.document.Outline;
import org.junit.jupiter.api.Test;

/** If one fails, the graph would show something else than the text says, or show it in a heap. */
class GraphLayoutTest {
  private static final String TEXT = "steps:\n  a: { uses: x.y }\n  b: { uses: x.z, in: { data: a.out, other: a } }\n";

  @Test
  void everyReferenceIsALineAndStepsWithoutOperatorAreGhosts() {
    WorkflowGraph graph = WorkflowGraph.of(Outline.of(TEXT).orElseThrow(), id -> Optional.empty(), id -> false);
    assertEquals(List.of(new WorkflowGraph.Edge("a", "out", "b", "data"), new WorkflowGraph.Edge("a", "", "b", "other")), graph.edges());
    assertTrue(graph.nodes().stream().allMatch(WorkflowGraph.Node::ghost));
  }

  @Test
  void whatComesLaterStandsToTheRightAndNoTwoBoxesMeet() {
    List<WorkflowGraph.Node> nodes = new ArrayList<>();
    List<WorkflowGraph.Edge> edges = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      nodes.add(new WorkflowGraph.Node("n" + i, "x.y", false, List.of("in"), List.of("out")));
      if (i > 0) {
        edges.add(new WorkflowGraph.Edge("n" + (i - 1) / 2, "out", "n" + i, "in"));
      }
    }
    Placement placement = GraphLayout.place(new WorkflowGraph(nodes, edges), node -> 100);
    edges.forEach(edge -> assertTrue(placement.boxes().get(edge.from()).x() < placement.boxes().get(edge.to()).x(), edge::toString));
    List<Placement.Box> boxes = List.copyOf(placement.boxes().values());
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        Placement.Box a = boxes.get(i);
        Placement.Box b = boxes.get(j);
        assertFalse(a.x() < b.x() + b.width() && b.x() < a.x() + a.width() && a.y() < b.y() + b.height()
            && b.y() < a.y() + a.height(), a + " lies over " + b);
      }
    }
  }
}
