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
    return (YamlNode.Fields) put((YamlNode) workflow, full, placed(value, place), place);
  }

  private void tell(Problem problem) {
    problemsSeen++;
    problems.accept(problem);
  }

  /** A copy of a node with a value at a path of keys and positions; what neither keys nor positions lead into gives way to fields. */
  private YamlNode put(YamlNode node, List<String> path, YamlNode value, Place place) {
    if (path.isEmpty()) {
      return value;
    }
    if (node instanceof YamlNode.Items items && path.get(0).matches("[0-9]{1,9}")) {
      int position = Integer.parseInt(path.get(0));
      if (position >= items.values().size()) {
        tell(place.problem("", "asks for position " + position + " of a list of " + items.values().size() + "; positions count from 0"));
        return node;
      }
      List<YamlNode> values = new ArrayList<>(items.values());
      values.set(position, put(values.get(position), path.subList(1, path.size()), value, place));
      return new YamlNode.Items(items.place(), values);
    }
    return put(node instanceof YamlNode.Fields fields ? fields : YamlNode.Fields.empty(place), path, value, place);
  }

  private YamlNode.Fields put(YamlNode.Fields fields, List<String> path, YamlNode value, Place place) {
    Map<String, YamlNode> values = new LinkedHashMap<>(fields.values());
    Map<String, Place> keys = new LinkedHashMap<>(fields.keys());
    String key = path.get(0);
    if (path.size() == 1) {
      values.put(key, value);
      keys.put(key, place);
    } else {
      values.put(key, put(values.getOrDefault(key, YamlNode.Fields.empty(place)), path.subList(1, path.size()), value, place));
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
