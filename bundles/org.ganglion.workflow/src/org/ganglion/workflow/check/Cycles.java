package org.ganglion.workflow.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ganglion.runtime.api.Problem;
import org.ganglion.workflow.form.Reference;
import org.ganglion.workflow.form.Step;
import org.ganglion.workflow.form.Workflow;

/** Finds steps that wait for each other. Iterative, since a chain may be thousands of steps long. */
final class Cycles {
  private Cycles() {}

  /** The first cycle, told at the reference that closes it. */
  static Optional<Problem> find(Workflow workflow) {
    Map<String, Step> steps = new LinkedHashMap<>();
    workflow.steps().forEach(step -> steps.put(step.id(), step));
    Set<String> done = new HashSet<>();
    for (Step start : workflow.steps()) {
      Optional<Problem> cycle = from(start, steps, done);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> from(Step start, Map<String, Step> steps, Set<String> done) {
    Deque<Iterator<Reference>> open = new ArrayDeque<>();
    List<String> path = new ArrayList<>();
    Set<String> onPath = new HashSet<>();
    if (!done.contains(start.id())) {
      open.push(references(start).iterator());
      path.add(start.id());
      onPath.add(start.id());
    }
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        String left = path.remove(path.size() - 1);
        onPath.remove(left);
        done.add(left);
        continue;
      }
      Reference reference = open.peek().next();
      if (onPath.contains(reference.step())) {
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(reference.step()), path.size()));
        cycle.add(reference.step());
        String chain = String.join(" waits for ", cycle);
        return Optional.of(reference.place().problem(path.get(path.size() - 1), "closes a cycle in which no step can begin: " + chain));
      }
      Step next = steps.get(reference.step());
      if (next != null && !done.contains(next.id())) {
        open.push(references(next).iterator());
        path.add(next.id());
        onPath.add(next.id());
      }
    }
    return Optional.empty();
  }

  private static List<Reference> references(Step step) {
    List<Reference> references = new ArrayList<>();
    step.inputs().values().forEach(input -> references.addAll(input.references()));
    references.addAll(step.after());
    return references;
  }
}
