package org.ganglion.workflow.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ganglion.api.data.Names;
import org.ganglion.runtime.api.Problem;

/**
 * Puts values from {@code --set step.parameter=value} into a workflow before it is checked. A value put here has the override as its place, so that a
 * problem with it names the override.
 */
public final class Overrides {
  private static final List<String> TOP = List.of("name", "seed", "engine", "threads");

  private final Consumer<Problem> problems;
  private int problemsSeen;

  /** Overrides whose problems go to a consumer. */
  public Overrides(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /** The workflow with all values put in, in the order of their names. */
  public YamlNode.Fields apply(YamlNode.Fields workflow, Map<String, String> overrides) {
    YamlNode.Fields result = workflow;
    for (Map.Entry<String, String> override : new TreeMap<>(overrides).entrySet()) {
      result = apply(result, override.getKey(), override.getValue());
    }
    return result;
  }

  private YamlNode.Fields apply(YamlNode.Fields workflow, String name, String text) {
    Place place = new Place("--set " + name + "=" + text, 0, 1);
    int before = problemsSeen;
    YamlNode value = new YamlReader(place.file(), this::tell).read(text).orElse(new YamlNode.Scalar(place, ""));
    if (problemsSeen > before) {
      return workflow;
    }
    List<String> path = List.of(name.split("\\.", -1));
    if (path.size() == 1 && TOP.contains(name)) {
      return put(workflow, path, placed(value, place), place);
    }
    String all = workflow.values().containsKey("nodes") ? "nodes" : "steps";
    YamlNode steps = workflow.values().get(all);
    if (!(steps instanceof YamlNode.Fields known) || !known.values().containsKey(path.get(0))) {
      List<String> names = steps instanceof YamlNode.Fields fields ? List.copyOf(fields.values().keySet()) : List.of();
      tell(place.problem("", "names no " + all.replaceFirst("s$", "") + " '" + path.get(0) + "'; " + Names.offer(path.get(0), names)));
      return workflow;
    }
    if (path.size() == 1 || path.contains("")) {
      tell(place.problem("", "takes the form step.parameter=value"));
      return workflow;
    }
    List<String> full = new ArrayList<>(List.of(all, path.get(0), "with"));
    full.addAll(path.subList(1, path.size()));
    return put(workflow, full, placed(value, place), place);
  }

  private void tell(Problem problem) {
    problemsSeen++;
    problems.accept(problem);
  }

  /** A copy of the fields with a value at a path; what is no fields on the way gives way to fields. */
  private static YamlNode.Fields put(YamlNode.Fields fields, List<String> path, YamlNode value, Place place) {
    Map<String, YamlNode> values = new LinkedHashMap<>(fields.values());
    Map<String, Place> keys = new LinkedHashMap<>(fields.keys());
    String key = path.get(0);
    if (path.size() == 1) {
      values.put(key, value);
      keys.put(key, place);
    } else {
      YamlNode.Fields inner = values.get(key) instanceof YamlNode.Fields there ? there : YamlNode.Fields.empty(place);
      values.put(key, put(inner, path.subList(1, path.size()), value, place));
      keys.putIfAbsent(key, place);
    }
    return new YamlNode.Fields(fields.place(), values, keys);
  }

  private static YamlNode placed(YamlNode node, Place place) {
    return switch (node) {
      case YamlNode.Fields fields -> {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        fields.values().forEach((key, value) -> values.put(key, placed(value, place)));
        fields.values().keySet().forEach(key -> keys.put(key, place));
        yield new YamlNode.Fields(place, values, keys);
      }
      case YamlNode.Items items -> new YamlNode.Items(place, items.values().stream().map(value -> placed(value, place)).toList());
      case YamlNode.Scalar scalar -> new YamlNode.Scalar(place, scalar.value());
    };
  }
}
