package org.ganglion.workflow.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.RunDifference;
import org.ganglion.workflow.journal.RunState;
import org.ganglion.workflow.journal.StepState;

/** Finds in what two runs differ: first what went in, then what came out. */
public final class RunComparison {
  private final RunState first;
  private final RunState second;
  private final List<RunDifference> differences = new ArrayList<>();

  private RunComparison(RunState first, RunState second) {
    this.first = first;
    this.second = second;
  }

  /** All differences. */
  public static List<RunDifference> of(RunState first, RunState second) {
    RunComparison comparison = new RunComparison(first, second);
    comparison.compare("parameter", "seed", first.begin().fields().get("seed"), second.begin().fields().get("seed"));
    comparison.environment();
    comparison.steps();
    return comparison.differences;
  }

  private void environment() {
    Map<String, String> one = first.environment();
    Map<String, String> other = second.environment();
    for (String fact : union(one, other)) {
      compare("environment", fact, one.get(fact), other.get(fact));
    }
    Map<String, String> kernel = first.begin().map("kernel");
    Map<String, String> otherKernel = second.begin().map("kernel");
    for (String bundle : union(kernel, otherKernel)) {
      compare("plug-in", bundle, kernel.get(bundle), otherKernel.get(bundle));
    }
  }

  private void steps() {
    Set<String> ids = new LinkedHashSet<>();
    first.steps().forEach(step -> ids.add(step.id()));
    second.steps().forEach(step -> ids.add(step.id()));
    for (String id : ids) {
      StepState one = first.step(id);
      StepState other = second.step(id);
      compare("parameter", id + ".uses", one.operator(), other.operator());
      tree(id, one.parameters(), other.parameters());
      compare("plug-in", id, (one.version() + " " + one.plugin()).strip(), (other.version() + " " + other.plugin()).strip());
      maps("data", id, one.inputs(), other.inputs());
      maps("data", id, one.files(), other.files());
      maps("result", id, one.artifacts(), other.artifacts());
      compare("result", id, one.stage(), other.stage());
    }
  }

  private void maps(String kind, String step, Map<String, String> one, Map<String, String> other) {
    for (String name : union(one, other)) {
      compare(kind, step + "." + name, one.get(name), other.get(name));
    }
  }

  private void tree(String where, Object one, Object other) {
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
      for (Object key : union(map, otherMap)) {
        tree(where + "." + key, map.get(key), otherMap.get(key));
      }
    } else {
      compare("parameter", where, text(one), text(other));
    }
  }

  private static Object text(Object value) {
    return value == null || value instanceof String ? value : Json.write(value);
  }

  private void compare(String kind, String where, Object one, Object other) {
    if (!Objects.equals(one, other)) {
      differences.add(new RunDifference(kind, where, one == null ? "" : one.toString(), other == null ? "" : other.toString()));
    }
  }

  private static <K> Set<K> union(Map<K, ?> one, Map<?, ?> other) {
    Set<K> keys = new LinkedHashSet<>(one.keySet());
    @SuppressWarnings("unchecked")
    Set<K> more = (Set<K>) other.keySet();
    keys.addAll(more);
    return keys;
  }
}
