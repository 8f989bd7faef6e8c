package org.ganglion.experiments.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;

/** A tree in which {@code ${name}} stands for the value of a setting. */
public final class Template {
  private Template() {}

  /** The tree with values put in. A text that is nothing but {@code ${name}} becomes the value itself, a number for instance. */
  public static Object fill(Object tree, Map<String, Object> values) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> filled = new LinkedHashMap<>();
      map.forEach((key, value) -> filled.put(key.toString(), fill(value, values)));
      return filled;
    }
    if (tree instanceof List<?> list) {
      List<Object> filled = new ArrayList<>();
      list.forEach(value -> filled.add(fill(value, values)));
      return filled;
    }
    if (tree instanceof String text) {
      for (Map.Entry<String, Object> value : values.entrySet()) {
        String mark = "${" + value.getKey() + "}";
        if (text.equals(mark)) {
          return value.getValue();
        }
        text = text.replace(mark, String.valueOf(value.getValue()));
      }
      return text;
    }
    return tree;
  }

  /** Names that stand in a tree. */
  public static Set<String> names(Object tree) {
    Set<String> names = new TreeSet<>();
    var matcher = java.util.regex.Pattern.compile("\\$\\{([^}]*)}").matcher(String.valueOf(tree));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
