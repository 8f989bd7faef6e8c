package org.ganglion.api.operator;

/**
 * Service: one kind of step of a workflow. A component annotated with {@link OperatorInfo}.
 *
 * <p>The three records are its whole interface and are read once into an {@link OperatorDescriptor}: inputs (each component a port of an artifact
 * type, a
 * {@code List} of one, or an {@code Optional}), parameters (see {@link org.ganglion.api.data.Records}), outputs (artifact types). An operator is
 * stateless and may run several times at once. It never holds a reference to a domain service of another plug-in: it asks {@link RunContext#use} for
 * it, so that the service stays until the step has ended.
 *
 * @param <I> record of inputs
 * @param <P> record of parameters
 * @param <O> record of outputs
 */
public interface Operator<I extends Record, P extends Record, O extends Record> {
  /**
   * Runs the step.
   *
   * @throws InputException for bad data or parameters: one sentence that a user can act on
   * @throws CancelledException when {@link RunContext#checkCancelled()} threw it
   */
  O run(I inputs, P parameters, RunContext context) throws Exception;
}
