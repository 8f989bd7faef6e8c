package org.ganglion.workflow.cache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the cache knows of a step that was computed before.
 *
 * @param artifacts port to digest
 * @param history digest of curves and log; empty when the step told nothing
 * @param uses services of other plug-ins that the step used, {@code type id} to version and plug-in
 */
public record Cached(Map<String, String> artifacts, String history, Map<String, String> uses) {
  /** All digests. */
  public List<String> digests() {
    TreeSet<String> digests = new TreeSet<>(artifacts.values());
    if (!history.isEmpty()) {
      digests.add(history);
    }
    return List.copyOf(digests);
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("artifacts", artifacts);
    tree.put("history", history);
    tree.put("uses", uses);
    return tree;
  }

  @SuppressWarnings("unchecked")
  static Cached of(Map<String, Object> tree) {
    return new Cached((Map<String, String>) tree.get("artifacts"), (String) tree.get("history"), (Map<String, String>) tree.get("uses"));
  }
}
