package org.ganglion.rl.agents.side;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.StepResult;

/** Numbers of one episode, step by step: what was observed, where the environment names it, and what it told. */
final class Trace {
  private final List<String> observed;
  private final Map<String, List<Double>> columns = new LinkedHashMap<>();
  private int steps;

  /** For observations whose numbers have names; none where they have not. */
  Trace(List<String> observed) {
    this.observed = observed;
  }

  /** A step was made; what is told at the end of an episode only is no part of the trace. */
  void add(float[] seen, StepResult result) {
    for (int i = 0; i < observed.size(); i++) {
      put(observed.get(i), seen[i]);
    }
    put("reward", result.reward());
    result.info().forEach((key, value) -> told(key, value, !result.over()));
    steps++;
    columns.values().forEach(column -> fill(column, steps));
  }

  private void told(String key, Object value, boolean fresh) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, number) -> told(key + " " + name, number, fresh));
    } else if (value instanceof Number number && (fresh || columns.containsKey(key))) {
      put(key, number.doubleValue());
    }
  }

  private void put(String name, double value) {
    List<Double> column = columns.computeIfAbsent(name, key -> new ArrayList<>());
    fill(column, steps);
    column.add(value);
  }

  /** What is not told in a step counts as 0. */
  private static void fill(List<Double> column, int length) {
    while (column.size() < length) {
      column.add(0.0);
    }
  }

  /** Names of the numbers. */
  List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** A number step by step; all NaN where it has none of that name. */
  double[] column(String name) {
    double[] values = new double[steps];
    java.util.Arrays.setAll(values, i -> columns.containsKey(name) ? columns.get(name).get(i) : Double.NaN);
    return values;
  }

  /** Steps that were made. */
  int steps() {
    return steps;
  }
}
