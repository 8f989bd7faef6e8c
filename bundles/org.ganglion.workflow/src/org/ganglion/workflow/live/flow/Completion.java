package org.ganglion.workflow.live.flow;

import org.ganglion.api.live.LiveRecord;

/** What a source hears of a record that it admitted, on threads of nodes; must return quickly. */
public interface Completion {
  /** A record that was made of it reached an answering node. */
  default void answered(LiveRecord record) {}

  /** A record that was made of it, or itself, went to the dead letters. */
  default void failed(String node, String reason) {}

  /** Nothing of it is in flight any more. */
  void done();
}
