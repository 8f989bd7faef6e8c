package org.ganglion.workflow.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ganglion.api.data.Names;
import org.ganglion.runtime.api.Problem;
import org.ganglion.workflow.yaml.Place;
import org.ganglion.workflow.yaml.YamlNode;
import org.ganglion.workflow.yaml.YamlNode.Fields;
import org.ganglion.workflow.yaml.YamlNode.Items;
import org.ganglion.workflow.yaml.YamlNode.Scalar;

/** Reads the form of one step. */
final class StepReader {
  private static final List<String> KEYS = List.of("uses", "in", "with", "after");

  /** Step names are names of folders, too. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private final Consumer<Problem> problems;

  StepReader(Consumer<Problem> problems) {
    this.problems = problems;
  }

  Optional<Step> read(String id, Place place, YamlNode node) {
    if (!NAME.matcher(id).matches()) {
      problems.accept(place.problem("", "has a step of the name '" + id + "'; names are up to 64 letters, digits, - and _, a letter first"));
      return Optional.empty();
    }
    if (!(node instanceof Fields fields)) {
      problems.accept(place.problem(id, "takes fields (uses, in, with, after), not " + node.kind()));
      return Optional.empty();
    }
    fields.keys().forEach((key, at) -> {
      if (!KEYS.contains(key)) {
        problems.accept(at.problem(id + "." + key, "is not known in a step; " + Names.offer(key, KEYS)));
      }
    });
    Optional<Uses> uses = uses(id, place, fields);
    return uses.map(operator -> new Step(id, place, operator, inputs(id, fields), with(id, place, fields), after(id, fields)));
  }

  private Optional<Uses> uses(String id, Place place, Fields fields) {
    YamlNode node = fields.values().get("uses");
    if (node == null) {
      problems.accept(place.problem(id, "has no 'uses'; it names the step's operator"));
      return Optional.empty();
    }
    Place at = fields.keys().get("uses");
    if (!(node instanceof Scalar scalar && scalar.value() instanceof String text)) {
      problems.accept(at.problem(id + ".uses", "takes the name of an operator, not " + node.kind()));
      return Optional.empty();
    }
    try {
      return Optional.of(Uses.of(at, text));
    } catch (IllegalArgumentException e) {
      problems.accept(at.problem(id + ".uses",
          "takes operator@versions or operator@plug-in, such as gan.train@[1.0,2) or gan.train@com.example.gan, not '" + text + "'"));
      return Optional.empty();
    }
  }

  private Map<String, Step.Input> inputs(String id, Fields fields) {
    Map<String, Step.Input> inputs = new LinkedHashMap<>();
    YamlNode node = fields.values().get("in");
    if (node instanceof Fields ports) {
      ports.values().forEach((port, value) -> {
        List<Reference> references = references(id + ".in." + port, ports.keys().get(port), value);
        inputs.put(port, new Step.Input(ports.keys().get(port), value instanceof Items, references));
      });
    } else if (node != null && !nothing(node)) {
      problems.accept(fields.keys().get("in").problem(id + ".in", "takes inputs by name (port: step.port), not " + node.kind()));
    }
    return inputs;
  }

  private Fields with(String id, Place place, Fields fields) {
    YamlNode node = fields.values().get("with");
    if (node instanceof Fields parameters) {
      return new Fields(fields.keys().get("with"), parameters.values(), parameters.keys());
    }
    if (node != null && !nothing(node)) {
      problems.accept(fields.keys().get("with").problem(id + ".with", "takes parameters by name, not " + node.kind()));
    }
    return Fields.empty(place);
  }

  private List<Reference> after(String id, Fields fields) {
    YamlNode node = fields.values().get("after");
    if (node == null) {
      return List.of();
    }
    List<Reference> references = references(id + ".after", fields.keys().get("after"), node);
    references.stream().filter(reference -> reference.port().isPresent()).forEach(reference ->
        problems.accept(reference.place().problem(id + ".after", "takes the name of a step, not '" + reference + "'")));
    return references;
  }

  private List<Reference> references(String where, Place place, YamlNode node) {
    List<Reference> references = new ArrayList<>();
    for (YamlNode each : node instanceof Items items ? items.values() : List.of(node)) {
      Place at = node instanceof Items ? each.place() : place;
      if (each instanceof Scalar scalar && scalar.value() instanceof String text && !text.isBlank()) {
        references.add(Reference.of(at, text));
      } else {
        problems.accept(at.problem(where, "takes step.port, not " + each.kind()));
      }
    }
    return references;
  }

  private static boolean nothing(YamlNode node) {
    return node instanceof Scalar scalar && scalar.value() == null;
  }
}
