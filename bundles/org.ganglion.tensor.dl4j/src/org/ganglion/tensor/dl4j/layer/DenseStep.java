package org.ganglion.tensor.dl4j.layer;

import org.bytedeco.javacpp.FloatPointer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;

/** {@code y = x·Wᵀ + b} along the last axis: one product a pass, three products back. */
final class DenseStep implements LayerStep {
  private final Value input;
  private final Value output;
  private final int features;
  private final int units;
  private final Bias bias;
  private final FloatPointer x;
  private final FloatPointer y;
  private final FloatPointer weight;
  private final FloatPointer weightGradient;

  DenseStep(Vertex vertex, Value input, Value output, Weights weights) {
    Parameter block = vertex.parameters().get("weight");
    this.input = input;
    this.output = output;
    this.units = block.shape().dim(0);
    this.features = block.shape().dim(1);
    this.bias = vertex.parameters().containsKey("bias") ? new Bias(weights, vertex.parameters().get("bias"), 1) : null;
    this.x = input.data().start();
    this.y = output.data().start();
    this.weight = weights.parameters().pointer(block.offset());
    this.weightGradient = weights.gradients() == null ? null : weights.gradients().pointer(block.offset());
  }

  private int rows(Pass pass) {
    return pass.batch() * (output.sample() / units);
  }

  @Override
  public void forward(Pass pass) {
    int rows = rows(pass);
    if (bias != null) {
      bias.fill(output.data().floats(), rows);
    }
    Gemm.multiplyTransposed(rows, units, features, x, features, weight, features, bias == null ? 0 : 1, y, units);
  }

  @Override
  public void backward(Pass pass) {
    int rows = rows(pass);
    FloatPointer dy = output.gradient().start();
    if (pass.parameters()) {
      Gemm.transposedMultiply(units, features, rows, dy, units, x, features, 1, weightGradient, features);
      if (bias != null) {
        bias.backward(output.gradient().floats(), rows);
      }
    }
    if (input.wanted()) {
      Gemm.multiply(rows, features, units, dy, units, weight, features, 0, input.target().start(), features);
      input.done(pass.batch());
    }
  }
}
