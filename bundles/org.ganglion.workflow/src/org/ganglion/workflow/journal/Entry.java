package org.ganglion.workflow.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A line of a journal.
 *
 * @param seq position from 1; grows by one, whatever clocks do
 * @param at by the clock, for people
 */
public record Entry(long seq, Instant at, String type, Map<String, Object> fields) {
  /** A field as text; empty when there is none. */
  public String text(String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  /** A field as a whole number; 0 when there is none. */
  public long number(String name) {
    return fields.get(name) instanceof Number value ? value.longValue() : 0;
  }

  /** A field as a truth; false when there is none. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** A field as a map; empty when there is none. */
  @SuppressWarnings("unchecked")
  public <V> Map<String, V> map(String name) {
    return fields.get(name) instanceof Map<?, ?> value ? (Map<String, V>) value : Map.of();
  }

  /** A field as a list; empty when there is none. */
  @SuppressWarnings("unchecked")
  public <V> List<V> list(String name) {
    return fields.get(name) instanceof List<?> value ? (List<V>) value : List.of();
  }
}
