package org.ganglion.cli.operator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.OperatorSummary;

/**
 * A workflow around one operator that passes the check: each open input is given to it by the operator that asks for least itself, and each parameter
 * that must be given has a value that fits.
 */
final class ExampleWorkflow {
  private static final String STEP_TYPE = "ganglion:step/1";
  /** Stands for "cannot be had". */
  private static final int TOO_MUCH = 1_000;

  private final List<OperatorDescriptor> known;
  private final Map<String, Integer> demands;
  private final Map<String, String> steps = new LinkedHashMap<>();
  private final Map<String, String> stepOf = new LinkedHashMap<>();
  private final Deque<String> path = new ArrayDeque<>();

  ExampleWorkflow(GanglionRuntime runtime) {
    this.known = runtime.operators().stream().map(OperatorSummary::id).map(runtime::describe).flatMap(Optional::stream).toList();
    this.demands = demands(known);
  }

  /** The workflow as YAML. */
  String of(OperatorDescriptor operator) {
    add(operator, true);
    StringBuilder yaml = new StringBuilder("name: example\nsteps:\n");
    steps.forEach((id, fields) -> yaml.append("  ").append(id).append(": { ").append(fields).append(" }\n"));
    return yaml.toString();
  }

  /** Adds a step, behind the steps that it needs; gives its id. */
  private String add(OperatorDescriptor operator, boolean complete) {
    path.push(operator.id());
    List<String> inputs = new ArrayList<>();
    for (PortDescriptor port : operator.inputs()) {
      if (!port.optional()) {
        source(port).ifPresent(source -> inputs.add(port.name() + ": " + (port.many() ? "[" + source + "]" : source)));
      }
    }
    path.pop();
    List<String> parameters = new ArrayList<>();
    for (Schema.Field field : operator.parameters().fields()) {
      if (field.required() || complete && field.standard().isPresent() && simple(field.schema())) {
        parameters.add(field.name() + ": " + YamlValue.of(field));
      }
    }
    String id = name(operator);
    String fields = "uses: " + operator.id();
    fields += inputs.isEmpty() ? "" : ", in: { " + String.join(", ", inputs) + " }";
    fields += parameters.isEmpty() ? "" : ", with: { " + String.join(", ", parameters) + " }";
    steps.put(id, fields);
    stepOf.put(operator.id(), id);
    return id;
  }

  private Optional<String> source(PortDescriptor port) {
    boolean wholeStep = port.type().equals(STEP_TYPE);
    Optional<OperatorDescriptor> giver = known.stream().filter(each -> !path.contains(each.id()))
        .filter(each -> gives(each, port) && demands.get(each.id()) < TOO_MUCH)
        .min(Comparator.comparingInt((OperatorDescriptor each) -> stepOf.containsKey(each.id()) ? -1 : demands.get(each.id()))
            .thenComparing(OperatorDescriptor::id));
    return giver.map(each -> {
      String step = stepOf.containsKey(each.id()) ? stepOf.get(each.id()) : add(each, false);
      return wholeStep ? step : step + "." + output(each, port);
    });
  }

  /** The output of that type; one of the very name of the input where there are several ({@code generator} to {@code generator}). */
  private static String output(OperatorDescriptor giver, PortDescriptor port) {
    List<String> fitting = giver.outputs().stream().filter(output -> output.type().equals(port.type())).map(PortDescriptor::name).toList();
    return fitting.contains(port.name()) ? port.name() : fitting.get(0);
  }

  /**
   * How much must be given before each operator runs: parameters, files (which a reader would have to own) and steps before it. Nothing can be had at
   * first; then what needs no step, what needs such a step, and so on until nothing becomes cheaper. (Following every way back to its beginning takes
   * as many steps as there are ways, which a few dozen operators make endless.)
   */
  private static Map<String, Integer> demands(List<OperatorDescriptor> known) {
    Map<String, Integer> demands = new HashMap<>();
    known.forEach(each -> demands.put(each.id(), TOO_MUCH));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (OperatorDescriptor operator : known) {
        int sum = 1 + 5 * (int) operator.parameters().fields().stream().filter(Schema.Field::required).count();
        for (PortDescriptor port : operator.inputs()) {
          if (!port.optional()) {
            sum += known.stream().filter(each -> !each.id().equals(operator.id()) && gives(each, port))
                .mapToInt(each -> demands.get(each.id())).min().orElse(TOO_MUCH);
          }
        }
        changed |= Math.min(sum, TOO_MUCH) != demands.put(operator.id(), Math.min(sum, TOO_MUCH));
      }
    }
    return demands;
  }

  private static boolean gives(OperatorDescriptor operator, PortDescriptor port) {
    return port.type().equals(STEP_TYPE) ? !operator.outputs().isEmpty()
        : operator.outputs().stream().anyMatch(output -> output.type().equals(port.type()));
  }

  private String name(OperatorDescriptor operator) {
    String base = operator.id().substring(operator.id().lastIndexOf('.') + 1).replaceAll("[^A-Za-z0-9_-]", "-");
    String name = base;
    for (int i = 2; steps.containsKey(name); i++) {
      name = base + i;
    }
    return name;
  }

  private static boolean simple(Schema schema) {
    return schema instanceof Schema.Scalar || schema instanceof Schema.Choice;
  }
}
