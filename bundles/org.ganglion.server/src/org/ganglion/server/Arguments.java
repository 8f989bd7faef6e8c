package org.ganglion.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.runtime.api.control.ControlException;

/** What a client sent, of which nothing is sure. Every value that is no good is told in one sentence with its name. */
record Arguments(Map<String, Object> values) {
  /** A text that must be there. */
  String text(String name) {
    if (!(values.get(name) instanceof String text) || text.isBlank()) {
      throw new ControlException("the argument '" + name + "' is missing; it takes a text");
    }
    return text;
  }

  /** A path that must be there. */
  Path absolute(String name) {
    Path path = Path.of(text(name));
    if (!path.isAbsolute()) {
      throw new ControlException("the argument '" + name + "' takes an absolute path, not '" + path + "': the server does not know where you are");
    }
    return path;
  }

  /** A whole number. */
  long whole(String name, long otherwise) {
    Object value = values.getOrDefault(name, otherwise);
    if (value instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw new ControlException("the argument '" + name + "' takes a whole number, not '" + value + "'");
  }

  /** Whether something is wanted. */
  boolean flag(String name, boolean otherwise) {
    Object value = values.getOrDefault(name, otherwise);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new ControlException("the argument '" + name + "' takes true or false, not '" + value + "'");
  }

  /** Texts by name. */
  Map<String, String> texts(String name) {
    if (!(values.getOrDefault(name, Map.of()) instanceof Map<?, ?> map)) {
      throw new ControlException("the argument '" + name + "' takes texts by name");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    return texts;
  }
}
