package org.ganglion.workflow.operators;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.ganglion.api.operator.Operator;

/** The three records of an operator's class. Held only while the operator is leased: these classes belong to its plug-in. */
public record OperatorTypes(Class<? extends Record> inputs, Class<? extends Record> parameters, Class<? extends Record> outputs) {
  /**
   * Reads them from the type arguments of {@link Operator}, wherever in the hierarchy they are given.
   *
   * @throws IllegalStateException when the class does not say which records it takes
   */
  public static OperatorTypes of(Class<?> operator) {
    Type[] arguments = arguments(operator, new HashMap<>());
    if (arguments == null) {
      throw new IllegalStateException(operator.getName() + " does not say which records it takes; implement Operator<In, Params, Out>");
    }
    return new OperatorTypes(record(operator, arguments[0]), record(operator, arguments[1]), record(operator, arguments[2]));
  }

  private static Class<? extends Record> record(Class<?> operator, Type type) {
    if (type instanceof Class<?> known && known.isRecord()) {
      return known.asSubclass(Record.class);
    }
    throw new IllegalStateException(operator.getName() + " takes " + type.getTypeName() + " where a record is needed");
  }

  private static Type[] arguments(Type type, Map<TypeVariable<?>, Type> bound) {
    Class<?> raw;
    if (type instanceof ParameterizedType generic) {
      raw = (Class<?>) generic.getRawType();
      Type[] actual = generic.getActualTypeArguments();
      Type[] resolved = new Type[actual.length];
      for (int i = 0; i < actual.length; i++) {
        resolved[i] = bound.getOrDefault(actual[i], actual[i]);
        bound.put(raw.getTypeParameters()[i], resolved[i]);
      }
      if (raw == Operator.class) {
        return resolved;
      }
    } else if (type instanceof Class<?> plain) {
      raw = plain;
    } else {
      return null;
    }
    for (Type parent : raw.getGenericInterfaces()) {
      Type[] found = arguments(parent, bound);
      if (found != null) {
        return found;
      }
    }
    return raw.getGenericSuperclass() == null ? null : arguments(raw.getGenericSuperclass(), bound);
  }
}
