package org.ganglion.runtime.api;

import java.util.List;

/**
 * What a deployment changes.
 *
 * @param running whether a workflow of this name was deployed before
 */
public record LiveChange(String workflow, boolean running, List<Node> nodes) {
  /** What happens to a node. */
  public enum Kind {
    /** It was not there. */
    ADDED,
    /** Another processor takes its place and its state. */
    CHANGED,
    /** It keeps processor and state, but gets records from other nodes. */
    REWIRED,
    /** Nothing. */
    KEPT,
    /** It is gone when what is in flight has come to its end. */
    REMOVED
  }

  /**
   * One node.
   *
   * @param what differs, in words; empty where nothing does
   */
  public record Node(String id, Kind kind, String what) {}
}
