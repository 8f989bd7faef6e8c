package org.ganglion.testkit.network;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.Shape;

/** Kernels of custom layers for tests. */
public final class TestKernels {
  /** Id of a layer of two inputs of one shape: {@code scale · weight · a · b + a}, one weight per sample element, scale a parameter of the layer. */
  public static final String GATED = "test.gated";

  private TestKernels() {}

  /** The kernel of an id; null where there is none. */
  public static LayerKernel find(String id) {
    return GATED.equals(id) ? new Gated() : null;
  }

  private static final class Gated implements LayerKernel {
    @Override
    public Shape outputShape(List<Shape> inputs, Map<String, Object> parameters) {
      if (inputs.size() != 2 || !inputs.get(0).equals(inputs.get(1))) {
        throw new IllegalArgumentException("takes two inputs of one shape, not " + inputs);
      }
      return inputs.get(0);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs, Map<String, Object> parameters) {
      return List.of(new Parameter("weight", inputs.get(0), new Initialiser.Normal(1), 1, 1, 0));
    }

    @Override
    public void forward(Call call, FloatBuffer output) {
      FloatBuffer a = call.inputs().get(0);
      FloatBuffer b = call.inputs().get(1);
      FloatBuffer weight = call.weights().get(0);
      for (int i = 0; i < size(call); i++) {
        output.put(i, scale(call) * weight.get(i % weight(call)) * a.get(i) * b.get(i) + a.get(i));
      }
    }

    @Override
    public void backward(
        Call call, FloatBuffer output, FloatBuffer outputGradient, List<FloatBuffer> inputGradients, List<FloatBuffer> parameterGradients) {
      for (int i = 0; i < size(call); i++) {
        float a = call.inputs().get(0).get(i);
        float b = call.inputs().get(1).get(i);
        float slope = outputGradient.get(i);
        float factor = scale(call) * call.weights().get(0).get(i % weight(call));
        if (inputGradients.get(0) != null) {
          inputGradients.get(0).put(i, slope * (factor * b + 1));
        }
        if (inputGradients.get(1) != null) {
          inputGradients.get(1).put(i, slope * factor * a);
        }
        if (parameterGradients != null) {
          FloatBuffer sum = parameterGradients.get(0);
          int at = i % weight(call);
          sum.put(at, sum.get(at) + slope * scale(call) * a * b);
        }
      }
    }

    private static float scale(Call call) {
      return ((Number) call.parameters().getOrDefault("scale", 1)).floatValue();
    }

    private static int weight(Call call) {
      return Math.toIntExact(call.inputShapes().get(0).size());
    }

    private static int size(Call call) {
      return call.batch() * weight(call);
    }
  }
}
