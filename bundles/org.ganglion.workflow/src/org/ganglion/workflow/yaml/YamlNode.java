package org.ganglion.workflow.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** YAML as data that knows where it stands. */
public sealed interface YamlNode {
  /** Where it begins. */
  Place place();

  /** The same without places: maps, lists, text, numbers, booleans, null. */
  Object tree();

  /** The place of the deepest node that a path of keys and positions leads to. */
  default Place find(List<String> path) {
    return place();
  }

  /** What kind of thing it is, for messages. */
  String kind();

  /** Keys with values, in order. */
  record Fields(Place place, Map<String, YamlNode> values, Map<String, Place> keys) implements YamlNode {
    /** None. */
    public static Fields empty(Place place) {
      return new Fields(place, Map.of(), Map.of());
    }

    @Override
    public Object tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      values.forEach((key, value) -> tree.put(key, value.tree()));
      return tree;
    }

    @Override
    public Place find(List<String> path) {
      if (path.isEmpty() || !values.containsKey(path.get(0))) {
        return place;
      }
      return path.size() == 1 ? keys.get(path.get(0)) : values.get(path.get(0)).find(path.subList(1, path.size()));
    }

    @Override
    public String kind() {
      return "fields";
    }
  }

  /** Values in order. */
  record Items(Place place, List<YamlNode> values) implements YamlNode {
    @Override
    public Object tree() {
      List<Object> tree = new ArrayList<>();
      values.forEach(value -> tree.add(value.tree()));
      return tree;
    }

    @Override
    public Place find(List<String> path) {
      if (path.isEmpty() || !path.get(0).matches("[0-9]{1,9}") || Integer.parseInt(path.get(0)) >= values.size()) {
        return place;
      }
      return values.get(Integer.parseInt(path.get(0))).find(path.subList(1, path.size()));
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Text, a number, true, false or null. */
  record Scalar(Place place, Object value) implements YamlNode {
    @Override
    public Object tree() {
      return value;
    }

    @Override
    public String kind() {
      return value == null ? "nothing" : value instanceof String ? "the text '" + value + "'" : String.valueOf(value);
    }
  }
}
