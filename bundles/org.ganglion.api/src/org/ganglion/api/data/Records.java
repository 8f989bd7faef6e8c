package org.ganglion.api.data;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records to trees and back: what YAML and JSON hold (maps, lists, text, numbers, booleans) against nested records, lists, maps, enums, optionals and
 * sealed choices.
 *
 * <p>The rules. A key is a component's name. What is left out takes {@link Default}, or is empty where the type is {@link Optional}. An enum constant
 * is
 * its name in kebab case. A sealed interface of records is a map with {@code type: name-in-kebab-case}, or that word alone. A record of numbers only
 * may be a list in order, or one number for all. {@link Min} and {@link Max} bound numbers and the lengths of lists. Unknown keys are errors.
 */
public final class Records {
  private Records() {}

  /**
   * A record from a tree.
   *
   * @throws BadValueException when the tree does not fit
   */
  public static <T> T read(Class<T> type, Object tree) {
    return type.cast(new RecordReader().read(type, tree, new ArrayList<>()));
  }

  /** A tree from a record (or list, map, enum, optional, scalar); empty optionals are left out, defaults are written. */
  public static Object write(Object value) {
    if (value instanceof Optional) {
      return ((Optional<?>) value).map(Records::write).orElse(null);
    }
    if (value instanceof Enum) {
      return Names.kebab(((Enum<?>) value).name());
    }
    if (value instanceof List) {
      List<Object> list = new ArrayList<>();
      ((List<?>) value).forEach(element -> list.add(write(element)));
      return list;
    }
    if (value instanceof Map) {
      Map<String, Object> map = new LinkedHashMap<>();
      ((Map<?, ?>) value).forEach((key, element) -> map.put(key.toString(), write(element)));
      return map;
    }
    if (value instanceof Record) {
      return fields((Record) value);
    }
    return value;
  }

  private static Map<String, Object> fields(Record value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (RecordTypes.choiceOf(value.getClass()) != null) {
      map.put("type", Names.kebab(value.getClass().getSimpleName()));
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object written = write(RecordTypes.get(component, value));
      if (written != null) {
        map.put(component.getName(), written);
      }
    }
    return map;
  }

  /** What fits a record. */
  public static Schema.Fields schema(Class<? extends Record> type) {
    return new SchemaReader().fields(type);
  }

  /** What fits a type that may stand in a record. */
  public static Schema schemaOf(Type type) {
    return new SchemaReader().read(type);
  }
}
