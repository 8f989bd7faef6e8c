package org.ganglion.testkit.plugin;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compares values by their content, floating-point numbers by their bits. */
final class Values {
  private Values() {}

  /** The place where two values differ; empty when they are equal. */
  static Optional<String> difference(Object first, Object second) {
    return difference("the outputs", first, second);
  }

  private static Optional<String> difference(String where, Object first, Object second) {
    if (first == null || second == null || first.getClass() != second.getClass() && !(first instanceof List) && !(first instanceof Map)) {
      return Objects.equals(first, second) ? Optional.empty() : Optional.of(where + ": " + first + " and " + second);
    }
    if (first instanceof Optional) {
      return difference(where, ((Optional<?>) first).orElse(null), ((Optional<?>) second).orElse(null));
    }
    if (first.getClass().isArray() || first instanceof List) {
      return elements(where, first, second);
    }
    if (first instanceof Record) {
      for (RecordComponent component : first.getClass().getRecordComponents()) {
        Optional<String> found = difference(where + "." + component.getName(), get(component, first), get(component, second));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    if (first instanceof Map) {
      return map(where, (Map<?, ?>) first, (Map<?, ?>) second);
    }
    if (first.getClass().getName().startsWith("org.ganglion.api.")  && !(first instanceof Enum)) {
      return accessors(where, first, second);
    }
    return first.equals(second) ? Optional.empty() : Optional.of(where + ": " + first + " and " + second);
  }

  private static Optional<String> elements(String where, Object first, Object second) {
    Object[] all = first instanceof List ? ((List<?>) first).toArray() : null;
    Object[] others = second instanceof List ? ((List<?>) second).toArray() : null;
    int length = all == null ? Array.getLength(first) : all.length;
    int other = others == null ? Array.getLength(second) : others.length;
    if (length != other) {
      return Optional.of(where + ": " + length + " and " + other + " values");
    }
    for (int i = 0; i < length; i++) {
      Optional<String> found =
          difference(where + "[" + i + "]", all == null ? Array.get(first, i) : all[i], others == null ? Array.get(second, i) : others[i]);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> map(String where, Map<?, ?> first, Map<?, ?> second) {
    if (!first.keySet().equals(second.keySet())) {
      return Optional.of(where + ": " + first.keySet() + " and " + second.keySet());
    }
    return first.keySet().stream().flatMap(key -> difference(where + "." + key, first.get(key), second.get(key)).stream()).findFirst();
  }

  /** An artifact that is no record: what its methods without parameters give. */
  private static Optional<String> accessors(String where, Object first, Object second) {
    for (Field field : first.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        try {
          Method method = first.getClass().getMethod(field.getName());
          Optional<String> found = difference(where + "." + field.getName(), method.invoke(first), method.invoke(second));
          if (found.isPresent()) {
            return found;
          }
        } catch (NoSuchMethodException e) {
          // What nobody can ask for makes no difference to anybody.
          continue;
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return Optional.empty();
  }

  private static Object get(RecordComponent component, Object record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
