package org.ganglion.workflow.routing;

import java.util.Set;

/**
 * The routing changed in one step.
 *
 * @param withheld ids of bundles that new work no longer gets services from
 * @param admitted ids of bundles that it gets services from now
 */
public record RoutingChange(Set<Long> withheld, Set<Long> admitted) {
  public RoutingChange {
    withheld = Set.copyOf(withheld);
    admitted = Set.copyOf(admitted);
  }
}
