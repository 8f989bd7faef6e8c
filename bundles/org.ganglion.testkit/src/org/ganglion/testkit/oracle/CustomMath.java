package org.ganglion.testkit.oracle;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.Shape;

/** Somebody else's layer: its kernel is called in float32, which is all it knows. */
final class CustomMath implements LayerMath {
  private final LayerKernel kernel;
  private final Map<String, Object> parameters;

  CustomMath(LayerKernel kernel, Map<String, Object> parameters) {
    this.kernel = kernel;
    this.parameters = parameters;
  }

  @Override
  public void forward(NodePass node) {
    FloatBuffer output = FloatBuffer.allocate(node.output().length);
    kernel.forward(call(node), output);
    add(output, node.output());
  }

  @Override
  public void backward(NodePass node) {
    List<FloatBuffer> ofInputs = new ArrayList<>();
    for (double[] input : node.inputs) {
      ofInputs.add(FloatBuffer.allocate(input.length));
    }
    List<FloatBuffer> ofParameters = new ArrayList<>();
    node.vertex.parameters().values().forEach(block -> ofParameters.add(FloatBuffer.allocate(block.size())));
    kernel.backward(call(node), floats(node.output()), floats(node.outputGradient()), ofInputs, ofParameters);
    for (int k = 0; k < node.inputs.length; k++) {
      add(ofInputs.get(k), node.inputGradients[k]);
    }
    int position = 0;
    for (String name : node.vertex.parameters().keySet()) {
      add(ofParameters.get(position++), node.gradient(name));
    }
  }

  private LayerKernel.Call call(NodePass node) {
    List<Shape> shapes = new ArrayList<>();
    List<FloatBuffer> inputs = new ArrayList<>();
    for (int k = 0; k < node.inputs.length; k++) {
      shapes.add(node.inputShape(k));
      inputs.add(floats(node.inputs[k]));
    }
    List<FloatBuffer> weights = new ArrayList<>();
    for (Map.Entry<String, Parameter> block : node.vertex.parameters().entrySet()) {
      weights.add(floats(node.parameter(block.getKey())));
    }
    return new LayerKernel.Call(node.batch, shapes, inputs, weights, parameters, node.mode != Mode.INFERENCE);
  }

  private static FloatBuffer floats(double[] values) {
    FloatBuffer buffer = FloatBuffer.allocate(values.length);
    for (int i = 0; i < values.length; i++) {
      buffer.put(i, (float) values[i]);
    }
    return buffer;
  }

  private static void add(FloatBuffer from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from.get(i);
    }
  }
}
