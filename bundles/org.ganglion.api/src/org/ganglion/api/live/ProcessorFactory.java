package org.ganglion.api.live;

import org.ganglion.api.operator.InputException;

/**
 * Service: one kind of processor of live workflows. A component annotated with {@link org.ganglion.api.operator.OperatorInfo}; it shares the ids of
 * operators ({@code uses: anomaly.score}), and its records are read once into a descriptor as those of an {@link org.ganglion.api.operator.Operator}
 * are.
 *
 * @param <I> record of artifacts that it works with, a trained model for instance; they come from a finished run or a file
 * @param <P> record of parameters
 */
public interface ProcessorFactory<I extends Record, P extends Record> {
  /**
   * Makes the processor of one node, ready for its first record.
   *
   * @throws InputException for artifacts or parameters that do not fit: one sentence that a user can act on
   */
  Processor open(I inputs, P parameters, LiveContext context) throws Exception;
}
