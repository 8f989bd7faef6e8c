package org.ganglion.plugins;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Plug-ins that are wanted and could not be brought into this process, with the reason. */
final class BrokenPlugins {
  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  void tell(String name, String reason) {
    reasons.put(name, reason);
  }

  void mended(String name) {
    reasons.remove(name);
  }

  Optional<String> reason(String name) {
    return Optional.ofNullable(reasons.get(name));
  }
}
