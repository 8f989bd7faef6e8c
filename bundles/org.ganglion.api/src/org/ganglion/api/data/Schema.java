package org.ganglion.api.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What values fit, as plain data that outlives the class that it was read from: forms, JSON Schema, help and ghosts are made of it. Read by
 * {@link Records#schema(Class)}.
 */
public sealed interface Schema {
  /** A whole number, a number, true or false, or text. */
  record Scalar(Kind kind) implements Schema {}

  /** One of some words. */
  record Choice(List<String> words) implements Schema {}

  /** A list. */
  record ListOf(Schema element) implements Schema {}

  /** Text keys to values of one kind. */
  record MapOf(Schema value) implements Schema {}

  /** Named fields. */
  record Fields(String name, List<Field> fields) implements Schema {}

  /** One of several records, told apart by {@code type}; the word alone where the rest has defaults. */
  record Variant(String name, Map<String, Fields> choices) implements Schema {}

  /** Fields or a variant that encloses this place (a network inside a network). */
  record Reference(String name) implements Schema {}

  /** Anything. */
  record Any() implements Schema {}

  /** Kinds of scalar. */
  enum Kind {
    /** Whole number. */
    INTEGER,
    /** Number. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** Text. */
    TEXT
  }

  /**
   * A field of a record.
   *
   * @param standard default as it would stand in YAML
   * @param optional whether it may be left out without a default
   */
  record Field(
      String name, Schema schema, Optional<String> standard, boolean optional, Optional<Double> min, Optional<Double> max, String help) {
    /** Whether it must be given. */
    public boolean required() {
      return standard.isEmpty() && !optional;
    }
  }
}
