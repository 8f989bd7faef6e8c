package org.ganglion.api.data;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reflection on records and sealed choices. */
final class RecordTypes {
  private RecordTypes() {}

  static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType ? ((ParameterizedType) type).getRawType() : type);
  }

  /** Type argument of a list, optional or map. */
  static Type argument(Type type, int position) {
    return type instanceof ParameterizedType ? ((ParameterizedType) type).getActualTypeArguments()[position] : Object.class;
  }

  /** The records of a sealed interface by name, those of nested sealed interfaces included. */
  static Map<String, Class<?>> choices(Class<?> sealed) {
    Map<String, Class<?>> choices = new LinkedHashMap<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isRecord()) {
        choices.put(Names.kebab(permitted.getSimpleName()), permitted);
      } else {
        choices.putAll(choices(permitted));
      }
    }
    return choices;
  }

  /** The sealed interface that a record is a choice of; null when it is none. */
  static Class<?> choiceOf(Class<?> record) {
    for (Class<?> parent : record.getInterfaces()) {
      if (parent.isSealed()) {
        return parent;
      }
    }
    return null;
  }

  static boolean numbersOnly(Class<?> record) {
    for (RecordComponent component : record.getRecordComponents()) {
      Class<?> type = component.getType();
      if (type != int.class && type != long.class && type != double.class) {
        return false;
      }
    }
    return record.getRecordComponents().length > 0;
  }

  static Object get(RecordComponent component, Record value) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component + " of " + value.getClass().getName(), e);
    }
  }

  /** Calls the canonical constructor; what it refuses comes out as the exception that it threw. */
  static Object create(Class<?> record, Object[] values) {
    RecordComponent[] components = record.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = components[i].getType();
    }
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException) {
        throw (RuntimeException) e.getCause();
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + record.getName(), e);
    }
  }
}
