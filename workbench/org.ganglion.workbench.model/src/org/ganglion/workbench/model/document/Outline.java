package org.ganglion.workbench.model.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the text of a workflow says, as far as graph and form need it; what is wrong in it is left out here and told by the check.
 *
 * @param name of the workflow, empty where it has none
 * @param steps in the order of the file
 */
public record Outline(String name, List<Step> steps, Fields root) {
  public Outline {
    steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param uses what it names as operator, with a version where it has one; empty where nothing
   * @param inputs port to what feeds it: {@code step.port} or {@code step}
   * @param parameters name to value, as in the text
   */
  public record Step(String id, String uses, Map<String, List<String>> inputs, Map<String, String> parameters, List<String> after,
      Fields.Entry entry) {
    /** The operator's id alone. */
    public String operator() {
      int at = uses.indexOf('@');
      return at < 0 ? uses : uses.substring(0, at);
    }
  }

  /** Reads a text; empty while it is no YAML mapping. */
  public static Optional<Outline> of(String text) {
    return FieldsReader.read(text).map(root -> {
      List<Step> steps = new ArrayList<>();
      root.entry("steps").flatMap(Fields.Entry::fields).ifPresent(all -> all.entries().forEach(entry -> steps.add(step(text, entry))));
      return new Outline(root.entry("name").map(Fields.Entry::word).orElse(""), steps, root);
    });
  }

  /** The step of a name. */
  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }

  /** The step that a position stands in. */
  public Optional<Step> stepAt(String text, int position) {
    return steps.stream()
        .filter(step -> Lines.start(text, step.entry().key().start()) <= position && position <= Lines.end(text, step.entry().value().end()))
        .findFirst();
  }

  private static Step step(String text, Fields.Entry entry) {
    Optional<Fields> fields = entry.fields();
    Map<String, List<String>> inputs = new LinkedHashMap<>();
    part(fields, "in").ifPresent(ports -> ports.entries().forEach(port -> inputs.put(port.name(), words(port))));
    Map<String, String> parameters = new LinkedHashMap<>();
    part(fields, "with").ifPresent(all -> all.entries().forEach(each -> parameters.put(each.name(), each.value().of(text))));
    List<String> after = fields.flatMap(all -> all.entry("after")).map(Outline::words).orElse(List.of());
    return new Step(entry.name(), fields.flatMap(all -> all.entry("uses")).map(Fields.Entry::word).orElse(""), inputs, parameters, after, entry);
  }

  private static Optional<Fields> part(Optional<Fields> step, String name) {
    return step.flatMap(fields -> fields.entry(name)).flatMap(Fields.Entry::fields);
  }

  private static List<String> words(Fields.Entry entry) {
    return entry.items().map(items -> items.stream().map(Fields.Item::word).toList())
        .orElse(entry.word().isEmpty() ? List.of() : List.of(entry.word()));
  }
}
