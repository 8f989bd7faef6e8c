package org.ganglion.workflow.leases;

import java.util.List;
import java.util.Optional;

/** Whoever holds services for a while: a run, a node of a live workflow. The plug-in manager asks it before it changes anything. */
public interface Holder {
  /** The engine itself, which looks at a service for a moment. */
  Holder ENGINE = () -> "the engine";

  /** As it is shown: {@code run 20260314-092653-digits-gan}. */
  String name();

  /** What would be wrong with its work, and is not now, if it got its services there from now on: one sentence each. */
  default List<String> misfits(Routes supposed) {
    return List.of();
  }

  /** Why it cannot go on in the middle of its work with the services of another bundle; empty when it can. */
  default Optional<String> cannotMove(long from, long to) {
    return Optional.empty();
  }

  /** Is asked to give back what it holds of a bundle as soon as it can and to go on with what the routing gives now; returns at once. */
  default void move(long bundle) {}

  /** Is asked to give up its work at once; returns at once. */
  default void cancel() {}
}
