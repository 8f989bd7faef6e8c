package org.ganglion.tensor.dl4j.layer;

import java.util.List;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.tensor.Shape;
import org.ganglion.tensor.dl4j.memory.Value;

/** Inputs one after the other along an axis: runs of neighbouring values are copied there and back. */
final class ConcatenateStep implements LayerStep {
  private final List<Value> inputs;
  private final Value output;
  private final int[] runs;
  private final int whole;

  ConcatenateStep(Vertex vertex, int axis, List<Value> inputs, Value output) {
    this.inputs = inputs;
    this.output = output;
    this.runs = vertex.inputs().stream().mapToInt(edge -> run(edge.shape(), axis)).toArray();
    this.whole = run(vertex.shape(), axis);
  }

  /** Values that lie together from the axis on. */
  private static int run(Shape shape, int axis) {
    int product = 1;
    for (int i = axis < 0 ? shape.rank() + axis : axis; i < shape.rank(); i++) {
      product *= shape.dim(i);
    }
    return product;
  }

  @Override
  public void forward(Pass pass) {
    int outer = pass.batch() * (output.sample() / whole);
    int from = 0;
    for (int k = 0; k < runs.length; k++) {
      for (int o = 0; o < outer; o++) {
        output.data().floats().put(o * whole + from, inputs.get(k).data().floats(), o * runs[k], runs[k]);
      }
      from += runs[k];
    }
  }

  @Override
  public void backward(Pass pass) {
    int outer = pass.batch() * (output.sample() / whole);
    int from = 0;
    for (int k = 0; k < runs.length; k++) {
      Value input = inputs.get(k);
      if (input.wanted()) {
        for (int o = 0; o < outer; o++) {
          input.target().floats().put(o * runs[k], output.gradient().floats(), o * whole + from, runs[k]);
        }
        input.done(pass.batch());
      }
      from += runs[k];
    }
  }
}
