package org.ganglion.runtime.api;

import java.time.Instant;
import java.util.List;

/**
 * How a live workflow does. Rates and latencies are those of the last seconds.
 *
 * @param problem why it waits; empty otherwise
 * @param records that came to their end since the start
 * @param inFlight records between a source and their end now
 * @param rate records a second
 * @param latency of a record from source to end
 */
public record LiveStatus(
    String name, State state, String problem, Instant since, long records, long failed, int inFlight, double rate, Latency latency,
        List<Node> nodes) {
  /** States of a live workflow and its nodes. */
  public enum State {
    /** Records flow. */
    RUNNING,
    /** Something is missing; records wait. */
    WAITING,
    /** A node's processor did not come back from a record; those that reach the node go to the dead letters. */
    STOPPED,
    /** All sources have ended. */
    ENDED
  }

  /** Median and 99th percentile in milliseconds; 0 where nothing was measured. */
  public record Latency(double p50, double p99) {}

  /**
   * One node.
   *
   * @param uses operator id
   * @param version of the operator and its plug-in
   * @param queue records that wait at it
   * @param latency of one record in the processor alone
   * @param swaps how often its processor was replaced
   * @param problem why it waits, or the last record failed; empty otherwise
   */
  public record Node(
      String id, String uses, String version, State state, int queue, long in, long out, long failed, double rate, Latency latency, int swaps,
          String problem) {}
}
