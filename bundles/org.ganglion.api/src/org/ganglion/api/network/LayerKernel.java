package org.ganglion.api.network;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.ganglion.api.tensor.Shape;

/**
 * Service: the computation of a {@link Layer.Custom} layer in Java, so that every engine can call it. Stateless and thread-safe; all buffers are
 * canonical row-major float32, batch first, from position 0.
 */
public interface LayerKernel {
  /** Output axes of one sample. Throws {@link IllegalArgumentException} with a sentence where inputs do not fit. */
  Shape outputShape(List<Shape> inputs, Map<String, Object> parameters);

  /** Trainable parameters; names without the node, offsets are ignored. */
  List<Parameter> parameters(List<Shape> inputs, Map<String, Object> parameters);

  /** Computes the output. */
  void forward(Call call, FloatBuffer output);

  /**
   * Computes gradients from that of the output. {@code inputGradients} are written (an element is null where not wanted);
   * {@code parameterGradients} are added to (null where not wanted).
   */
  void backward(Call call, FloatBuffer output, FloatBuffer outputGradient, List<FloatBuffer> inputGradients, List<FloatBuffer> parameterGradients);

  /** What a call works on. */
  record Call(
      int batch, List<Shape> inputShapes, List<FloatBuffer> inputs, List<FloatBuffer> weights, Map<String, Object> parameters, boolean training) {}
}
