package org.ganglion.kit.training;

import java.nio.FloatBuffer;
import org.ganglion.api.tensor.Shape;

/** What is learnt from: pairs of an input and a target, written where they are wanted. Stateless, so that several readers may share it. */
public interface Samples {
  /** Number of pairs. */
  int count();

  /** Axes of one input. */
  Shape input();

  /** Axes of one target. */
  Shape target();

  /** Writes the input of a sample from {@code position} on. */
  void input(int sample, FloatBuffer to, int position);

  /** Writes the target of a sample from {@code position} on. */
  void target(int sample, FloatBuffer to, int position);

  /** Some of the samples, in the order given. */
  default Samples only(int[] positions) {
    return new ChosenSamples(this, positions);
  }
}
