package org.ganglion.anomaly.detector;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.json.Json;

/** Arrays in the states of detectors. */
final class States {
  private States() {}

  static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  static double[] doubles(Object list) {
    return ((List<?>) list).stream().mapToDouble(Json::number).toArray();
  }

  static List<List<Double>> lists(double[][] rows) {
    return Arrays.stream(rows).map(States::list).toList();
  }

  static double[][] rows(Object lists) {
    return ((List<?>) lists).stream().map(States::doubles).toArray(double[][]::new);
  }

  static void require(Map<String, Object> state, String kind) {
    if (!kind.equals(state.get("kind"))) {
      throw new InputException("the detector's state is of kind '" + state.get("kind") + "', '" + kind + "' was expected");
    }
  }
}
