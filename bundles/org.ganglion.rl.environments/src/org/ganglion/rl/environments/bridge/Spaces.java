package org.ganglion.rl.environments.bridge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Names;
import org.ganglion.api.rl.Space;
import org.ganglion.api.tensor.DType;

/** Spaces from the bridge's JSON. */
final class Spaces {
  private static final List<String> TYPES = List.of("box", "discrete", "multi-discrete", "multi-binary");

  private Spaces() {}

  /**
   * A space.
   *
   * @throws IllegalArgumentException with a sentence when the tree is none
   */
  static Space read(Object tree) {
    if (!(tree instanceof Map<?, ?> map) || !(map.get("type") instanceof String type)) {
      throw new IllegalArgumentException("a space is an object with a type, one of " + String.join(", ", TYPES) + ", not " + Json.write(tree));
    }
    return switch (type) {
      case "box" -> new Space.Box(
          whole(map, "shape"), bounds(map, "low", Double.NEGATIVE_INFINITY), bounds(map, "high", Double.POSITIVE_INFINITY), dtype(map.get("dtype")));
      case "discrete" -> new Space.Discrete(number(map, "n", null), number(map, "start", 0));
      case "multi-discrete" -> new Space.MultiDiscrete(whole(map, "choices"));
      case "multi-binary" -> new Space.MultiBinary(number(map, "n", null));
      default -> throw new IllegalArgumentException("there is no space of type '" + type + "'; " + Names.offer(type, TYPES));
    };
  }

  private static DType dtype(Object name) {
    if (name == null || name.equals("float32")) {
      return DType.FLOAT32;
    }
    if (name.equals("uint8")) {
      return DType.UINT8;
    }
    throw new IllegalArgumentException("a box has the dtype float32 or uint8, not " + Json.write(name));
  }

  private static int number(Map<?, ?> map, String key, Integer standard) {
    Object value = map.get(key);
    if (value == null && standard != null) {
      return standard;
    }
    if (value instanceof Double number && number == number.intValue()) {
      return number.intValue();
    }
    throw new IllegalArgumentException("the space's " + key + " is a whole number, not " + Json.write(value));
  }

  private static List<Integer> whole(Map<?, ?> map, String key) {
    if (!(map.get(key) instanceof List<?> list) || !list.stream().allMatch(each -> each instanceof Double number && number == number.intValue())) {
      throw new IllegalArgumentException("the space's " + key + " is a list of whole numbers, not " + Json.write(map.get(key)));
    }
    return list.stream().map(each -> ((Double) each).intValue()).toList();
  }

  /** One bound for all or one for each; null: none. */
  private static List<Double> bounds(Map<?, ?> map, String key, double unbounded) {
    Object value = map.get(key);
    List<?> list = value instanceof List<?> several ? several : Collections.singletonList(value);
    List<Double> bounds = new ArrayList<>();
    for (Object each : list) {
      if (each != null && !(each instanceof Double)) {
        throw new IllegalArgumentException("the space's " + key + " is a number, null or a list of them, not " + Json.write(value));
      }
      bounds.add(each == null ? unbounded : (Double) each);
    }
    return bounds;
  }
}
