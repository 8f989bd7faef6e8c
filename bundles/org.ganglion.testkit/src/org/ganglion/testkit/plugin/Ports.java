package org.ganglion.testkit.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/** What stands at a port: the type itself, or what an Optional or a List holds. */
final class Ports {
  private Ports() {}

  static Class<?> artifact(RecordComponent port) {
    Type type = port.getGenericType();
    while (type instanceof ParameterizedType) {
      type = ((ParameterizedType) type).getActualTypeArguments()[0];
    }
    return type instanceof Class ? (Class<?>) type : Object.class;
  }
}
