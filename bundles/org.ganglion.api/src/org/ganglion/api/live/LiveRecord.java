package org.ganglion.api.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What flows through a live workflow: named values, in order. A value is what JSON knows: {@code String}, {@code Long}, {@code Double},
 * {@code Boolean}, {@code null}, {@code List} and {@code Map} of these, and {@code byte[]} or {@code float[]} for what would be slow as a list.
 */
public record LiveRecord(Map<String, Object> fields) {
  /** Takes the map as it is, seen from outside as unmodifiable. */
  public LiveRecord {
    fields = Collections.unmodifiableMap(fields);
  }

  /** This record with one more value, or another one in its place. */
  public LiveRecord with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new LiveRecord(more);
  }
}
