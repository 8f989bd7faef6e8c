package org.ganglion.api.data;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one tree; the path names the place that is read, for errors. */
final class RecordReader {
  Object read(Type type, Object tree, List<String> path) {
    Class<?> raw = RecordTypes.raw(type);
    if (raw == Optional.class) {
      return Optional.ofNullable(tree == null ? null : read(RecordTypes.argument(type, 0), tree, path));
    }
    if (raw == Object.class) {
      return tree;
    }
    if (tree == null) {
      throw new BadValueException(path, "has no value");
    }
    if (raw.isRecord()) {
      return record(raw, tree, path);
    }
    if (raw.isSealed()) {
      return choice(raw, tree, path);
    }
    if (raw.isEnum()) {
      return constant(raw, tree, path);
    }
    if (raw == List.class) {
      return list(RecordTypes.argument(type, 0), tree, path);
    }
    if (raw == Map.class) {
      return map(RecordTypes.argument(type, 1), tree, path);
    }
    return scalar(raw, tree, path);
  }

  private Object record(Class<?> record, Object tree, List<String> path) {
    RecordComponent[] components = record.getRecordComponents();
    if (!(tree instanceof Map) && RecordTypes.numbersOnly(record)) {
      return create(record, numbers(components, tree, path), path);
    }
    Map<String, Object> map = asMap(tree, path);
    List<String> known = Stream.of(components).map(RecordComponent::getName).collect(Collectors.toList());
    for (String key : map.keySet()) {
      // Where a choice is asked for by its own class, what Records.write tells it apart by says nothing new.
      boolean ownName = key.equals("type") && RecordTypes.choiceOf(record) != null && Names.kebab(record.getSimpleName()).equals(map.get(key));
      if (!known.contains(key) && !ownName) {
        throw new BadValueException(child(path, key), "is not known here; " + Names.offer(key, known));
      }
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(components[i], map, path);
    }
    return create(record, values, path);
  }

  private Object create(Class<?> record, Object[] values, List<String> path) {
    try {
      return RecordTypes.create(record, values);
    } catch (BadValueException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new BadValueException(path, e.getMessage());
    }
  }

  private Object[] numbers(RecordComponent[] components, Object tree, List<String> path) {
    List<?> list = tree instanceof List ? (List<?>) tree : java.util.Collections.nCopies(components.length, tree);
    if (list.size() != components.length) {
      String names = Stream.of(components).map(RecordComponent::getName).collect(Collectors.joining(", "));
      throw new BadValueException(path, "takes " + components.length + " numbers (" + names + "), or one for all, not " + list.size());
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bounded(components[i], read(components[i].getGenericType(), list.get(i), path), path);
    }
    return values;
  }

  private Object component(RecordComponent component, Map<String, Object> map, List<String> path) {
    List<String> here = child(path, component.getName());
    Object tree = map.get(component.getName());
    Default standard = component.getAnnotation(Default.class);
    if (tree == null && standard != null) {
      tree = literal(standard.value());
    }
    if (tree == null && component.getType() != Optional.class) {
      throw new BadValueException(here, "is missing");
    }
    return bounded(component, read(component.getGenericType(), tree, here), here);
  }

  /** A default as YAML would read it. */
  private static Object literal(String text) {
    if (text.equals("[]")) {
      return List.of();
    }
    if (text.equals("{}")) {
      return Map.of();
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("[-+]?[0-9]+")) {
      return Long.valueOf(text);
    }
    return text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?") ? (Object) Double.valueOf(text) : text;
  }

  private static Object bounded(RecordComponent component, Object value, List<String> path) {
    Object bare = value instanceof Optional ? ((Optional<?>) value).orElse(null) : value;
    if (bare instanceof Number || bare instanceof List) {
      boolean length = bare instanceof List;
      double number = length ? ((List<?>) bare).size() : ((Number) bare).doubleValue();
      Min min = component.getAnnotation(Min.class);
      Max max = component.getAnnotation(Max.class);
      if ((min != null && !(number >= min.value())) || (max != null && !(number <= max.value()))) {
        String bounds =
            min == null ? "at most " + plain(max.value()) : max == null ? "at least " + plain(min.value())
            : "from " + plain(min.value()) + " to " + plain(max.value());
        throw new BadValueException(path, length ? "must have " + bounds + " elements, it has " + plain(number)
            : "must be " + bounds + ", it is " + plain(number));
      }
    }
    return value;
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : Double.toString(number);
  }

  private Object choice(Class<?> sealed, Object tree, List<String> path) {
    Map<String, Class<?>> choices = RecordTypes.choices(sealed);
    Map<String, Object> map = tree instanceof String ? Map.of("type", tree) : asMap(tree, path);
    Object word = map.get("type");
    if (word == null) {
      throw new BadValueException(path, "needs a type; there are " + String.join(", ", choices.keySet()));
    }
    Class<?> record = choices.get(word.toString());
    if (record == null) {
      throw new BadValueException(path, "has no choice '" + word + "'; " + Names.offer(word.toString(), choices.keySet()));
    }
    Map<String, Object> rest = new LinkedHashMap<>(map);
    rest.remove("type");
    return record(record, rest, path);
  }

  private static Object constant(Class<?> type, Object tree, List<String> path) {
    List<String> words = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String word = Names.kebab(((Enum<?>) constant).name());
      if (word.equals(String.valueOf(tree).replace('_', '-').toLowerCase(java.util.Locale.ROOT))) {
        return constant;
      }
      words.add(word);
    }
    throw new BadValueException(path, "has no choice '" + tree + "'; " + Names.offer(String.valueOf(tree), words));
  }

  private List<Object> list(Type element, Object tree, List<String> path) {
    if (!(tree instanceof List)) {
      throw mismatch("a list", tree, path);
    }
    List<Object> values = new ArrayList<>();
    for (Object each : (List<?>) tree) {
      values.add(read(element, each, child(path, Integer.toString(values.size()))));
    }
    return List.copyOf(values);
  }

  private Map<String, Object> map(Type value, Object tree, List<String> path) {
    Map<String, Object> values = new LinkedHashMap<>();
    asMap(tree, path).forEach((key, each) -> values.put(key, read(value, each, child(path, key))));
    return values;
  }

  private static Object scalar(Class<?> type, Object tree, List<String> path) {
    if (type == String.class) {
      if (tree instanceof String) {
        return tree;
      }
      throw mismatch("text", tree, path);
    }
    if (type == boolean.class || type == Boolean.class) {
      if (tree instanceof Boolean) {
        return tree;
      }
      throw mismatch("true or false", tree, path);
    }
    if (type == double.class || type == Double.class) {
      if (tree instanceof Number && Double.isFinite(((Number) tree).doubleValue())) {
        return ((Number) tree).doubleValue();
      }
      throw mismatch("a number", tree, path);
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      boolean small = type == int.class || type == Integer.class;
      if (tree instanceof Number && whole((Number) tree, small ? 0x1p31 : 0x1p63)) {
        return small ? (Object) ((Number) tree).intValue() : (Object) ((Number) tree).longValue();
      }
      throw mismatch("a whole number", tree, path);
    }
    throw new IllegalStateException(type + " cannot stand in a record; use records, lists, maps, enums, optionals, sealed choices, text and numbers");
  }

  private static boolean whole(Number number, double limit) {
    double value = number.doubleValue();
    boolean fits = value == Math.rint(value) && value >= -limit && value < limit;
    // The largest longs round up to the limit.
    return fits || (number instanceof Long && limit == 0x1p63);
  }

  /** Keys that YAML reads as numbers are text here. */
  private static Map<String, Object> asMap(Object tree, List<String> path) {
    if (tree instanceof Map) {
      Map<String, Object> map = new LinkedHashMap<>();
      ((Map<?, ?>) tree).forEach((key, value) -> map.put(String.valueOf(key), value));
      return map;
    }
    throw mismatch("fields (name: value)", tree, path);
  }

  private static BadValueException mismatch(String wanted, Object tree, List<String> path) {
    String is = tree instanceof String ? "the text '" + tree + "'" : tree instanceof Map ? "fields" : tree instanceof List ? "a list"
        : String.valueOf(tree);
    return new BadValueException(path, "takes " + wanted + ", not " + is);
  }

  private static List<String> child(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
