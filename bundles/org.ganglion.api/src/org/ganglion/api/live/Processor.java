package org.ganglion.api.live;

/**
 * One node of a live workflow at work. The platform calls it from one thread at a time, record after record; between any two records it may take the
 * state, open another version's processor, hand the state over and close this one.
 */
public interface Processor extends AutoCloseable {
  /** Does once what would make the first records slow, before any arrives and while a predecessor still works: loads, compiles, computes a trial. */
  default void warm() throws Exception {}

  /**
   * Takes one record. What it emits is passed on when it returns, and not at all when it throws.
   *
   * @throws org.ganglion.api.operator.InputException when the record cannot be processed: it goes to the dead letters with this sentence, the state
   *     must be as before
   */
  void process(LiveRecord record, Emitter out) throws Exception;

  /**
   * All that {@link #process} has learned and a successor needs; bounded, empty when there is none. Changes nothing: this processor may go on
   * afterwards.
   */
  default byte[] snapshot() throws Exception {
    return new byte[0];
  }

  /**
   * Takes over the state of a predecessor, perhaps of another version, before the first record.
   *
   * @throws org.ganglion.api.operator.InputException when it cannot read this state; the predecessor then stays in place
   */
  default void restore(byte[] state) throws Exception {}

  /** Gives back what it holds. */
  @Override
  default void close() throws Exception {}
}
