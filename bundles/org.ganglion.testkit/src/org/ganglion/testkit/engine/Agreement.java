package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ganglion.api.network.Parameter;

/** How near float32 numbers must come to those of the oracle. */
public final class Agreement {
  /** Largest relative L2 distance of one tensor. */
  public static final double LIMIT = 1e-5;

  /** Root mean square under which a tensor counts as this large: what vanishes leaves rounding of the terms that it is a sum of. */
  private static final double FLOOR = 1e-3;

  private Agreement() {}

  /** ‖actual − expected‖ / ‖expected‖. */
  public static double distance(double[] expected, float[] actual) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
      norm += expected[i] * expected[i];
    }
    return Math.sqrt(difference) / Math.max(Math.sqrt(norm), FLOOR * Math.sqrt(Math.max(1, expected.length)));
  }

  /** Fails with the place and both first values that differ most. */
  public static void near(String what, double[] expected, float[] actual) {
    near(what, expected, actual, LIMIT);
  }

  static void near(String what, double[] expected, float[] actual, double limit) {
    assertEquals(expected.length, actual.length, what + ": number of values");
    double distance = distance(expected, actual);
    assertTrue(distance <= limit, () -> what + ": relative L2 distance " + distance + " > " + limit + "; " + worst(expected, actual));
  }

  /** {@link #near} block by block. */
  public static void near(String what, List<Parameter> blocks, double[] expected, float[] actual) {
    near(what, blocks, expected, actual, LIMIT);
  }

  static void near(String what, List<Parameter> blocks, double[] expected, float[] actual, double limit) {
    assertEquals(expected.length, actual.length, what + ": number of values");
    for (Parameter block : blocks) {
      int from = Math.toIntExact(block.offset());
      int to = from + block.size();
      near(what + " of " + block.name(), Arrays.copyOfRange(expected, from, to), Arrays.copyOfRange(actual, from, to), limit);
    }
  }

  static void near(String what, Map<String, double[]> expected, Map<String, float[]> actual) {
    assertEquals(expected.keySet(), actual.keySet(), what + ": names");
    expected.forEach((name, values) -> near(what + " '" + name + "'", values, actual.get(name)));
  }

  private static String worst(double[] expected, float[] actual) {
    int worst = 0;
    for (int i = 0; i < expected.length; i++) {
      boolean further = Math.abs(actual[i] - expected[i]) > Math.abs(actual[worst] - expected[worst]);
      worst = further || Float.isNaN(actual[i]) ? i : worst;
    }
    return "element " + worst + " of " + expected.length + " is " + actual[worst] + ", the oracle has " + expected[worst];
  }
}
