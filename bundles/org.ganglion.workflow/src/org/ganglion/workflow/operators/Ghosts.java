package org.ganglion.workflow.operators;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ganglion.workflow.routing.Ghost;

/** Operators that are not there but were, so that workflows which name them can still be read. */
public final class Ghosts {
  private volatile Map<String, Ghost> known = Map.of();

  /** Puts others in the place of those known so far. */
  public void replace(Collection<Ghost> ghosts) {
    known = ghosts.stream().collect(Collectors.toUnmodifiableMap(ghost -> ghost.operator().id(), Function.identity(), (first, second) -> second));
  }

  /** What is known of an operator. */
  public Optional<Ghost> find(String id) {
    return Optional.ofNullable(known.get(id));
  }

  /** All of them. */
  public Collection<Ghost> all() {
    return known.values();
  }
}
