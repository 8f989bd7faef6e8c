package org.ganglion.tensor.dl4j.framework;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.Shape;

/** A layer of somebody else's: y = −x. */
final class Negate implements LayerKernel {
  @Override
  public Shape outputShape(List<Shape> inputs, Map<String, Object> parameters) {
    return inputs.get(0);
  }

  @Override
  public List<Parameter> parameters(List<Shape> inputs, Map<String, Object> parameters) {
    return List.of();
  }

  @Override
  public void forward(Call call, FloatBuffer output) {
    negate(call, call.inputs().get(0), output);
  }

  @Override
  public void backward(Call call, FloatBuffer output, FloatBuffer gradient, List<FloatBuffer> inputs, List<FloatBuffer> parameters) {
    if (inputs.get(0) != null) {
      negate(call, gradient, inputs.get(0));
    }
  }

  private static void negate(Call call, FloatBuffer from, FloatBuffer to) {
    for (int i = 0; i < call.batch() * call.inputShapes().get(0).size(); i++) {
      to.put(i, -from.get(i));
    }
  }
}
