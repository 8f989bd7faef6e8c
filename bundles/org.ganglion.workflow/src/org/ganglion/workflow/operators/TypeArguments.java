package org.ganglion.workflow.operators;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;

/** The records that a plug-in's class gives as type arguments to the interface that it implements, wherever in the hierarchy. */
final class TypeArguments {
  private TypeArguments() {}

  /** The arguments in order; throws {@link IllegalStateException} when the class does not say which records it takes. */
  static Class<? extends Record>[] of(Class<?> implementation, Class<?> contract, String example) {
    Type[] arguments = find(implementation, contract, new HashMap<>());
    if (arguments == null) {
      throw new IllegalStateException(implementation.getName() + " does not say which records it takes; implement " + example);
    }
    @SuppressWarnings("unchecked")
    Class<? extends Record>[] records = new Class[arguments.length];
    for (int i = 0; i < records.length; i++) {
      records[i] = record(implementation, arguments[i]);
    }
    return records;
  }

  private static Class<? extends Record> record(Class<?> implementation, Type type) {
    if (type instanceof Class<?> known && known.isRecord()) {
      return known.asSubclass(Record.class);
    }
    throw new IllegalStateException(implementation.getName() + " takes " + type.getTypeName() + " where a record is needed");
  }

  private static Type[] find(Type type, Class<?> contract, Map<TypeVariable<?>, Type> bound) {
    Class<?> raw;
    if (type instanceof ParameterizedType generic) {
      raw = (Class<?>) generic.getRawType();
      Type[] actual = generic.getActualTypeArguments();
      Type[] resolved = new Type[actual.length];
      for (int i = 0; i < actual.length; i++) {
        resolved[i] = bound.getOrDefault(actual[i], actual[i]);
        bound.put(raw.getTypeParameters()[i], resolved[i]);
      }
      if (raw == contract) {
        return resolved;
      }
    } else if (type instanceof Class<?> plain) {
      raw = plain;
    } else {
      return null;
    }
    for (Type parent : raw.getGenericInterfaces()) {
      Type[] found = find(parent, contract, bound);
      if (found != null) {
        return found;
      }
    }
    return raw.getGenericSuperclass() == null ? null : find(raw.getGenericSuperclass(), contract, bound);
  }
}
