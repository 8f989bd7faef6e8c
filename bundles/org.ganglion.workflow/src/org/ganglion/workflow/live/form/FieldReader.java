package org.ganglion.workflow.live.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.api.data.Names;
import org.ganglion.runtime.api.Problem;
import org.ganglion.workflow.yaml.Place;
import org.ganglion.workflow.yaml.YamlNode;
import org.ganglion.workflow.yaml.YamlNode.Fields;
import org.ganglion.workflow.yaml.YamlNode.Items;
import org.ganglion.workflow.yaml.YamlNode.Scalar;

/** Takes values out of fields, and tells where something else stands than is wanted. */
final class FieldReader {
  private final Consumer<Problem> problems;
  private final Fields fields;
  private final String prefix;

  FieldReader(Consumer<Problem> problems, Fields fields, String prefix) {
    this.problems = problems;
    this.fields = fields;
    this.prefix = prefix;
  }

  void only(List<String> keys, String where) {
    fields.keys().forEach((key, place) -> {
      if (!keys.contains(key)) {
        problems.accept(place.problem(prefix + key, "is not known in " + where + "; " + Names.offer(key, keys)));
      }
    });
  }

  Place place(String key) {
    return fields.keys().get(key);
  }

  Optional<String> text(String key) {
    return scalar(key).flatMap(value -> value instanceof String text && !text.isBlank() ? Optional.of(text) : refuse(key, "text"));
  }

  long whole(String key, long standard, long min, long max) {
    Optional<Object> value = scalar(key);
    if (value.isEmpty()) {
      return standard;
    }
    if (value.get() instanceof Long number && number >= min && number <= max) {
      return number;
    }
    refuse(key, min == Long.MIN_VALUE ? "a whole number" : "a whole number from " + min + " to " + max);
    return standard;
  }

  double number(String key, double standard, double min, double max) {
    Optional<Object> value = scalar(key);
    if (value.isEmpty()) {
      return standard;
    }
    if (value.get() instanceof Number number && number.doubleValue() >= min && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    refuse(key, "a number from " + min + " to " + max);
    return standard;
  }

  /** One name, or a list of names. */
  List<LiveForm.Named> names(String key, String what) {
    YamlNode node = fields.values().get(key);
    List<LiveForm.Named> names = new ArrayList<>();
    if (node == null) {
      return names;
    }
    for (YamlNode each : node instanceof Items items ? items.values() : List.of(node)) {
      Place at = node instanceof Items ? each.place() : place(key);
      if (each instanceof Scalar scalar && scalar.value() instanceof String text && !text.isBlank()) {
        names.add(new LiveForm.Named(at, text.strip()));
      } else {
        problems.accept(at.problem(prefix + key, "takes " + what + ", not " + each.kind()));
      }
    }
    return names;
  }

  /** Fields below a key, none when there are none. */
  Fields below(String key, Place otherwise, String what) {
    YamlNode node = fields.values().get(key);
    if (node instanceof Fields found) {
      return new Fields(place(key), found.values(), found.keys());
    }
    if (node != null && !(node instanceof Scalar scalar && scalar.value() == null)) {
      refuse(key, what);
    }
    return Fields.empty(otherwise);
  }

  private Optional<Object> scalar(String key) {
    YamlNode node = fields.values().get(key);
    if (node == null) {
      return Optional.empty();
    }
    return Optional.of(node instanceof Scalar scalar && scalar.value() != null ? scalar.value() : node);
  }

  private <T> Optional<T> refuse(String key, String wanted) {
    problems.accept(place(key).problem(prefix + key, "takes " + wanted + ", not " + fields.values().get(key).kind()));
    return Optional.empty();
  }
}
