package org.ganglion.workflow.live.form;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.form.Uses;

/** Reads a live workflow and binds it to processors and artifacts; finds all that is wrong in one go. */
public final class LiveCheck {
  private final NodeTypes types;
  private final ArtifactFinder artifacts;

  /** Checks against the types of nodes that are there and the runs of a state folder. */
  public LiveCheck(NodeTypes types, ArtifactFinder artifacts) {
    this.types = types;
    this.artifacts = artifacts;
  }

  /**
   * The plan of a workflow that can be deployed.
   *
   * @throws WorkflowException with all problems of one that cannot
   */
  public LivePlan plan(WorkflowSource source) {
    List<Problem> problems = new ArrayList<>();
    LivePlan plan = plan(source, problems::add);
    if (!problems.isEmpty()) {
      throw new WorkflowException(sorted(problems));
    }
    return plan;
  }

  /** All problems in the order of the file. */
  public List<Problem> problems(WorkflowSource source) {
    List<Problem> problems = new ArrayList<>();
    plan(source, problems::add);
    return sorted(problems);
  }

  private static List<Problem> sorted(List<Problem> problems) {
    return problems.stream().distinct()
        .sorted(Comparator.comparing((Problem problem) -> problem.line() == 0).thenComparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  private LivePlan plan(WorkflowSource source, Consumer<Problem> problems) {
    Optional<LiveForm> form = new LiveReader(problems).read(source);
    if (form.isEmpty()) {
      return null;
    }
    Path base = Optional.ofNullable(source.file().toAbsolutePath().getParent()).orElse(Path.of("/"));
    List<LiveNode> nodes = new ArrayList<>();
    form.get().nodes().forEach(node -> bind(node, base, problems).ifPresent(nodes::add));
    new LiveWiring(form.get().nodes(), nodes, problems).check();
    LiveForm read = form.get();
    return new LivePlan(read.name(), read.seed(), base, read.queue(), seconds(read.checkpoint()), seconds(read.limit()), nodes);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private Optional<LiveNode> bind(LiveForm.Node node, Path base, Consumer<Problem> problems) {
    Uses uses = node.uses();
    try {
      Optional<String> problem = types.problem(uses);
      if (problem.isPresent()) {
        problems.accept(uses.place().problem(node.id() + ".uses", problem.get()));
        return Optional.empty();
      }
      NodeTypes.Bound bound = types.find(uses).orElseThrow(() -> new IllegalStateException(uses + " has just gone"));
      Object with = bound.parameters(node.with().tree());
      List<String> from = node.from().stream().map(LiveForm.Named::text).toList();
      return Optional.of(new LiveNode(node.id(), uses, bound.role(), from, inputs(node, bound.descriptor(), base, problems), with));
    } catch (BadValueException e) {
      String where = node.id() + ".with" + (e.path().isEmpty() ? "" : "." + e.where());
      problems.accept(node.with().find(e.path()).problem(where, e.getMessage()));
    } catch (IllegalStateException | LinkageError e) {
      problems.accept(uses.place().problem(node.id() + ".uses", "names a processor that cannot be used: " + e.getMessage()));
    }
    return Optional.empty();
  }

  private Map<String, List<LiveNode.Artifact>> inputs(LiveForm.Node node, OperatorDescriptor descriptor, Path base, Consumer<Problem> problems) {
    List<String> names = descriptor.inputs().stream().map(PortDescriptor::name).toList();
    node.inputs().forEach((name, values) -> {
      if (!names.contains(name)) {
        problems.accept(node.place().problem(node.id() + ".in." + name, "is no input of " + descriptor.id() + "; " + Names.offer(name, names)));
      }
    });
    Map<String, List<LiveNode.Artifact>> inputs = new LinkedHashMap<>();
    for (PortDescriptor port : descriptor.inputs()) {
      String where = node.id() + ".in." + port.name();
      List<LiveForm.Named> values = node.inputs().getOrDefault(port.name(), List.of());
      if (values.isEmpty() && !port.optional() && !port.many()) {
        problems.accept(node.place()
            .problem(where, "is missing; it takes " + (port.help().isEmpty() ? "" : port.help() + ", ") + port.type()
            + ", as run:step.port or a folder"));
      }
      if (values.size() > 1 && !port.many()) {
        problems.accept(values.get(1).place().problem(where, "takes one value, not " + values.size()));
      }
      List<LiveNode.Artifact> found = new ArrayList<>();
      for (LiveForm.Named value : values) {
        try {
          found.add(artifacts.find(value.text(), port.type(), base));
        } catch (IOException e) {
          problems.accept(value.place().problem(where, e.getMessage()));
        }
      }
      inputs.put(port.name(), found);
    }
    return inputs;
  }
}
