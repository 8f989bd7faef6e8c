package org.ganglion.workbench.design;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.workbench.design.graph.GraphCanvas;
import org.ganglion.workbench.model.document.WorkflowDocument;
import org.ganglion.workbench.model.graph.WorkflowGraph;

/** What is done in the graph, done to the text. */
record GraphEdits(WorkflowDocument workflow, Function<String, Optional<OperatorDescriptor>> operators,
    Consumer<Optional<String>> select) implements GraphCanvas.Listener {
  @Override
  public void selected(Optional<String> step) {
    select.accept(step);
  }

  @Override
  public void connected(WorkflowGraph.Edge edge) {
    boolean many = workflow.outline().flatMap(outline -> outline.step(edge.to())).flatMap(step -> operators.apply(step.operator()))
        .flatMap(known -> known.input(edge.input())).map(port -> port.many()).orElse(false);
    workflow.edit(edits -> edits.connect(edge.to(), edge.input(), reference(edge), many));
  }

  @Override
  public void removed(String step) {
    workflow.edit(edits -> edits.removeStep(step));
  }

  @Override
  public void disconnected(WorkflowGraph.Edge edge) {
    workflow.edit(edits -> edits.disconnect(edge.to(), edge.input(), reference(edge)));
  }

  private static String reference(WorkflowGraph.Edge edge) {
    return edge.output().equals(WorkflowGraph.WHOLE) ? edge.from() : edge.from() + "." + edge.output();
  }
}
