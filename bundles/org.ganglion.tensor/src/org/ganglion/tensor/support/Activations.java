package org.ganglion.tensor.support;

import java.nio.FloatBuffer;
import org.ganglion.api.network.Layer;

/**
 * The element by element functions of {@link Layer.Activation} and their derivatives on native memory, piece by piece through arrays so that the
 * compiler vectorises them. Softmax is in {@link Softmax}. One thread at a time.
 */
public final class Activations {
  private static final int PIECE = 1024;

  private final Layer.Function function;
  private final float slope;
  private final float[] x = new float[PIECE];
  private final float[] y = new float[PIECE];
  private final float[] dy = new float[PIECE];

  /**
   * @throws IllegalArgumentException for {@link Layer.Function#SOFTMAX}
   */
  public Activations(Layer.Activation layer) {
    if (layer.function() == Layer.Function.SOFTMAX) {
      throw new IllegalArgumentException("softmax is no function of one element");
    }
    this.function = layer.function();
    this.slope = (float) layer.slope();
  }

  /** {@code output = f(input)} for {@code count} elements from position 0; may be the same memory. */
  public void forward(FloatBuffer input, FloatBuffer output, int count) {
    for (int from = 0; from < count; from += PIECE) {
      int n = Math.min(PIECE, count - from);
      input.get(from, x, 0, n);
      ElementFunctions.values(function, slope, x, y, n);
      output.put(from, y, 0, n);
    }
  }

  /** {@code inputGradient = f'(input)·outputGradient}; the output is read where the derivative is simpler by it. */
  public void backward(FloatBuffer input, FloatBuffer output, FloatBuffer outputGradient, FloatBuffer inputGradient, int count) {
    for (int from = 0; from < count; from += PIECE) {
      int n = Math.min(PIECE, count - from);
      input.get(from, x, 0, n);
      output.get(from, y, 0, n);
      outputGradient.get(from, dy, 0, n);
      ElementFunctions.gradients(function, slope, x, y, dy, n);
      inputGradient.put(from, dy, 0, n);
    }
  }
}
