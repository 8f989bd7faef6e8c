package org.ganglion.workflow.routing;

import java.util.Set;

/**
 * Somebody who holds services of a bundle.
 *
 * @param name as it is shown: {@code run 20260314-092653-digits-gan}
 * @param holds services that it holds of the bundle, {@code Operator gan.train}
 */
public record User(String name, Set<String> holds) {
  public User {
    holds = Set.copyOf(holds);
  }
}
