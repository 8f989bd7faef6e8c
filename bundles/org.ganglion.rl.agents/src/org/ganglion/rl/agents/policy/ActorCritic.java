package org.ganglion.rl.agents.policy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.RunContext;
import org.ganglion.rl.agents.rollout.Rollout;

/**
 * Policy and value as networks that act and learn. Acting goes through inference handles, learning through the networks themselves; {@link #refresh}
 * brings what was learnt into the acting.
 */
public interface ActorCritic extends AutoCloseable {
  /**
   * Networks for {@code actors} environments and minibatches of up to {@code rows} steps; {@code window} steps in a row are learnt together by a
   * memory.
   */
  static ActorCritic compile(TensorCore core, PolicySpecs specs, int actors, int rows, int window, RunContext context) {
    return specs.body().memory() > 0 ? new Recurrent(core, specs, actors, rows, window, context)
        : new FeedForward(core, specs, actors, rows, context);
  }

  /** Steps in a row that belong together: minibatches hold whole windows. */
  int window();

  /** Outputs and values of what all actors see; memories move on. */
  void act(float[] inputs, float[] outputs, float[] values);

  /** Values of what all actors see; memories stay. */
  void values(float[] inputs, float[] values);

  /** The value of something that one actor sees; its memory stays. */
  double value(float[] inputs, int at, int actor);

  /** An actor starts an episode. */
  void begin(int actor);

  /** Keeps the actors' memories in the rollout, as they are before its step {@code t}. */
  void remember(Rollout rollout, int t);

  /** Outputs and values of windows of a rollout, as part of learning. */
  void forward(Rollout rollout, int[] windows, int from, int to, float[] outputs, float[] values);

  /** Gradients of the last {@link #forward}. */
  void backward(float[] outputs, float[] values);

  /** Limits the norm of all gradients together and moves the weights; the norm before. */
  double step(Updater updater, double learningRate, double limit);

  /** Brings what was learnt into the acting. */
  void refresh();

  /** The policy with its normalisation. */
  Model model(Normalisation normalisation, Map<String, String> about);

  /** Writes networks and memories. */
  void save(Checkpoint.Parts parts) throws IOException;

  /** Goes on from what was saved. */
  void restore(Checkpoint checkpoint) throws IOException;

  /** Numbers in a row. */
  static void write(DataOutput out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  /** Reads numbers into an array of their length. */
  static void read(DataInput in, float[] into) throws IOException {
    if (in.readInt() != into.length) {
      throw new IOException("the checkpoint belongs to another number of environments or another network");
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = in.readFloat();
    }
  }

  @Override
  void close();
}
