package org.ganglion.tensor.dl4j.layer;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.dl4j.memory.NativeBlock;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;
import org.ganglion.tensor.support.CustomCall;

/** A layer of somebody else's, whose Java kernel works on the network's own memory. */
final class CustomStep implements LayerStep {
  private final Vertex vertex;
  private final List<Value> inputs;
  private final Value output;
  private final List<FloatBuffer> weights;
  private final List<FloatBuffer> weightGradients;

  CustomStep(Vertex vertex, List<Value> inputs, Value output, Weights weights) {
    this.vertex = vertex;
    this.inputs = inputs;
    this.output = output;
    this.weights = CustomCall.blocks(vertex, weights.parameters().floats());
    this.weightGradients = weights.gradients() == null ? null : CustomCall.blocks(vertex, weights.gradients().floats());
  }

  @Override
  public void forward(Pass pass) {
    vertex.kernel().forward(call(pass), part(output.data(), output, pass.batch()));
  }

  @Override
  public void backward(Pass pass) {
    List<FloatBuffer> targets = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Value input = inputs.get(i);
      // One scratch block serves all values, but a kernel writes all of its gradients in one call.
      targets.add(input.wanted() ? FloatBuffer.allocate(pass.batch() * input.sample()) : null);
    }
    vertex
        .kernel()
        .backward(
            call(pass), part(output.data(), output, pass.batch()), part(output.gradient(), output, pass.batch()), targets,
            pass.parameters() && weightGradients != null ? weightGradients : null);
    for (int i = 0; i < inputs.size(); i++) {
      if (targets.get(i) != null) {
        inputs.get(i).add(targets.get(i), pass.batch());
      }
    }
  }

  private LayerKernel.Call call(Pass pass) {
    List<FloatBuffer> values = new ArrayList<>();
    inputs.forEach(input -> values.add(part(input.data(), input, pass.batch())));
    return CustomCall.of(vertex, pass.batch(), values, weights, pass.trains());
  }

  private static FloatBuffer part(NativeBlock block, Value value, int batch) {
    return block.floats().slice(0, batch * value.sample());
  }
}
