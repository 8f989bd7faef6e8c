package org.ganglion.tensor.dl4j.layer;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.dl4j.memory.NativeBlock;
import org.ganglion.tensor.dl4j.memory.NativeMemory;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;

/**
 * Convolution as products with unfolded windows, sample by sample and group by group: {@code Y = W·X̃}, {@code dW += dY·X̃ᵀ},
 * {@code dX̃ = Wᵀ·dY}. It takes what ND4J's operation does not (groups, dilation, uneven padding), and computes nothing that nobody asks for.
 */
final class UnfoldedConvolutionStep implements LayerStep {
  private final Value input;
  private final Value output;
  private final WindowMatrices matrices;
  private final boolean trivial;
  private final int filters;
  private final int rows;
  private final int columns;
  private final float[] image;
  private final FloatPointer x;
  private final FloatPointer y;
  private final FloatPointer dy;

  UnfoldedConvolutionStep(Vertex vertex, Layer.Convolution layer, Value input, Value output, Weights weights, NativeMemory memory) {
    this.input = input;
    this.output = output;
    this.matrices = WindowMatrices.of(vertex, layer, weights, memory);
    this.trivial = matrices.windows().trivial();
    this.filters = matrices.number();
    this.rows = matrices.rows();
    this.columns = matrices.columns();
    this.image = new float[input.sample()];
    this.x = input.data().pointer(0);
    this.y = output.data().pointer(0);
    this.dy = output.gradient() == null ? null : output.gradient().pointer(0);
  }

  /** The windows of a group of the sample in {@link #image}. */
  private FloatPointer windows(int sample, int group) {
    return trivial ? x.position((long) sample * image.length + (long) group * rows * columns) : matrices.unfold(image, group);
  }

  private FloatPointer ofResult(FloatPointer whole, int sample, int group) {
    return whole.position(((long) sample * matrices.groups() + group) * filters * columns);
  }

  @Override
  public void forward(Pass pass) {
    matrices.fillBias(output.data(), pass.batch());
    float before = matrices.bias() == null ? 0 : 1;
    for (int b = 0; b < pass.batch(); b++) {
      input.data().floats().get(b * image.length, image);
      for (int g = 0; g < matrices.groups(); g++) {
        Gemm.multiply(filters, columns, rows, matrices.weight(g), rows, windows(b, g), columns, before, ofResult(y, b, g), columns);
      }
    }
  }

  @Override
  public void backward(Pass pass) {
    if (pass.parameters()) {
      matrices.biasGradient(output.gradient(), pass.batch());
      for (int b = 0; b < pass.batch(); b++) {
        input.data().floats().get(b * image.length, image);
        for (int g = 0; g < matrices.groups(); g++) {
          Gemm.multiplyTransposed(filters, rows, columns, ofResult(dy, b, g), columns, windows(b, g), columns, 1, matrices.weightGradient(g), rows);
        }
      }
    }
    if (input.wanted()) {
      inputGradient(pass.batch());
      input.done(pass.batch());
    }
  }

  private void inputGradient(int batch) {
    NativeBlock target = input.target();
    FloatPointer dx = target.pointer(0);
    for (int b = 0; b < batch; b++) {
      Arrays.fill(image, 0);
      for (int g = 0; g < matrices.groups(); g++) {
        FloatPointer into = trivial ? dx.position((long) b * image.length + (long) g * rows * columns) : matrices.matrix().start();
        Gemm.transposedMultiply(rows, columns, filters, matrices.weight(g), rows, ofResult(dy, b, g), columns, 0, into, columns);
        if (!trivial) {
          matrices.fold(image, g);
        }
      }
      if (!trivial) {
        target.floats().put(b * image.length, image);
      }
    }
  }
}
