package org.ganglion.api.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.tensor.Arena;

/**
 * What a running step has of the platform. A long step follows this shape, and survives anything:
 *
 * <pre>{@code
 * State state = context.restored().map(State::read).orElseGet(State::fresh);
 * while (!state.done()) {
 *   state.advance();
 *   context.metric("loss", state.batch(), state.loss());
 *   context.progress(state.batch(), batches, "batches");
 *   if (context.checkpointDue()) {
 *     context.checkpoint(state::write);
 *   }
 *   context.checkCancelled();
 * }
 * }</pre>
 */
public interface RunContext {
  /** Id of the step in its workflow. */
  String step();

  /** Seed of this step, derived from the workflow's and the step's id. */
  long seed();

  /** The run that the step belongs to. */
  RunInfo run();

  /** Threads that the step may compute with. */
  int threads();

  /** The tensor engine that the user asks for, by id; networks that the step compiles should name it, see {@code CompileOptions.onEngine}. */
  default Optional<String> engine() {
    return Optional.ofNullable(run().environment().get("engine.wanted"));
  }

  /** Adds a point to a curve. Points after the last checkpoint are dropped when the step is resumed from it. */
  void metric(String curve, double x, double value);

  /** Puts a mark on the curves' x axis, where something of note happened: a turn, a roll-back. */
  void mark(double x, String label);

  /** All points and marks so far, those from before a resume included. */
  Series curves();

  /** Says how far the step is. {@code total} 0: not known. */
  void progress(long done, long total, String unit);

  /** A sentence for the run's log. */
  void log(String sentence);

  /** Shows a value of an output port before the end; further calls replace it. */
  void publish(String port, Object value);

  /** The state that an earlier, unfinished execution of this very step left. */
  Optional<Checkpoint> restored();

  /** Whether a checkpoint should be written now: its interval has passed, or the run is being stopped. */
  boolean checkpointDue();

  /** Writes a checkpoint, durably. */
  void checkpoint(Checkpoint.Body body) throws IOException;

  /** Whether the run is being stopped. */
  boolean cancelled();

  /** Throws where the run is being stopped: a place where the step can end. */
  default void checkCancelled() {
    if (cancelled()) {
      throw new CancelledException();
    }
  }

  /** The state folder that the run belongs to; for steps that put something into service there. */
  default Path home() {
    throw new UnsupportedOperationException("this context belongs to no state folder");
  }

  /** A folder of the step's own, gone at its end. */
  Path scratch() throws IOException;

  /** Memory that is given back at the step's end. */
  Arena arena();

  /** The file that a parameter names; relative paths start at the folder of the workflow file. */
  Path file(String path);

  /**
   * A service of another plug-in, held until the step ends.
   *
   * @throws InputException when there is none of that id; the nearest is offered
   */
  <T> T use(Class<T> type, String id);
}
