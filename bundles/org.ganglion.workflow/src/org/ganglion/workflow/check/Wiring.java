package org.ganglion.workflow.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.runtime.api.Problem;
import org.ganglion.workflow.check.Plan.Source;
import org.ganglion.workflow.form.Reference;
import org.ganglion.workflow.form.Step;
import org.ganglion.workflow.form.Workflow;

/** Binds inputs to the outputs that they name, and says what does not fit. */
final class Wiring {
  private static final String WHOLE_STEP = "ganglion:step/1";

  private final Workflow workflow;
  private final Map<String, OperatorDescriptor> operators;
  private final Consumer<Problem> problems;

  Wiring(Workflow workflow, Map<String, OperatorDescriptor> operators, Consumer<Problem> problems) {
    this.workflow = workflow;
    this.operators = operators;
    this.problems = problems;
  }

  Map<String, List<Source>> inputs(Step step, OperatorDescriptor operator) {
    List<String> names = operator.inputs().stream().map(PortDescriptor::name).toList();
    step.inputs().forEach((name, input) -> {
      if (!names.contains(name)) {
        problems.accept(input.place().problem(step.id() + ".in." + name, "is no input of " + operator.id() + "; " + Names.offer(name, names)));
      }
    });
    Map<String, List<Source>> inputs = new LinkedHashMap<>();
    for (PortDescriptor port : operator.inputs()) {
      Step.Input input = step.inputs().get(port.name());
      String where = step.id() + ".in." + port.name();
      if (input == null) {
        if (!port.optional()) {
          problems.accept(step.place().problem(where, "is missing; it takes " + (port.help().isEmpty() ? "" : port.help() + ", ") + port.type()));
        }
        continue;
      }
      if (!port.many() && input.list() && input.references().size() != 1) {
        problems.accept(input.place().problem(where, "takes one value, not a list of " + input.references().size()));
        continue;
      }
      List<Source> sources = new ArrayList<>();
      input.references().forEach(reference -> source(where, port, reference).ifPresent(sources::add));
      inputs.put(port.name(), sources);
    }
    return inputs;
  }

  /** Steps that a step waits for without taking a value. */
  List<String> after(Step step) {
    List<String> names = new ArrayList<>();
    step.after().forEach(reference -> known(step.id() + ".after", reference).ifPresent(other -> names.add(other.id())));
    return names;
  }

  private Optional<Step> known(String where, Reference reference) {
    Optional<Step> step = workflow.step(reference.step());
    if (step.isEmpty()) {
      List<String> names = workflow.steps().stream().map(Step::id).toList();
      problems.accept(reference.place().problem(where, "names no step '" + reference.step() + "'; " + Names.offer(reference.step(), names)));
    }
    return step;
  }

  private Optional<Source> source(String where, PortDescriptor port, Reference reference) {
    OperatorDescriptor from = known(where, reference).map(step -> operators.get(step.id())).orElse(null);
    if (from == null) {
      return Optional.empty();
    }
    boolean whole = port.type().equals(WHOLE_STEP);
    if (whole && reference.port().isEmpty()) {
      return Optional.of(new Source(reference.step(), Optional.empty()));
    }
    Optional<PortDescriptor> output = output(where, reference, from);
    if (output.isPresent() && !output.get().type().equals(port.type())) {
      String hint = whole ? "; write '" + reference.step() + "' for the whole step" : "";
      String help = port.help().isEmpty() ? "" : " (" + port.help() + ")";
      String given = reference.step() + "." + output.get().name() + " gives " + output.get().type();
      problems.accept(reference.place().problem(where, "takes " + port.type() + help + ", but " + given + hint));
      return Optional.empty();
    }
    return output.map(found -> new Source(reference.step(), Optional.of(found.name())));
  }

  private Optional<PortDescriptor> output(String where, Reference reference, OperatorDescriptor from) {
    List<String> names = from.outputs().stream().map(PortDescriptor::name).toList();
    if (reference.port().isEmpty()) {
      if (names.size() == 1) {
        return Optional.of(from.outputs().get(0));
      }
      String choices = names.isEmpty() ? from.id() + " has no outputs" : "name one of its outputs: " + names.stream()
          .map(name -> reference.step() + "." + name).collect(Collectors.joining(", "));
      problems.accept(reference.place().problem(where, "takes a single value, not the step '" + reference.step() + "'; " + choices));
      return Optional.empty();
    }
    Optional<PortDescriptor> output = from.output(reference.port().get());
    if (output.isEmpty()) {
      problems.accept(
          reference.place().problem(where, "names no output '" + reference.port().get() + "' of " + from.id() + "; "
              + Names.offer(reference.port().get(), names)));
    }
    return output;
  }
}
