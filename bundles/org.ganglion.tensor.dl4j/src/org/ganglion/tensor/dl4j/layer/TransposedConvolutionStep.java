package org.ganglion.tensor.dl4j.layer;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.dl4j.memory.NativeMemory;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;

/**
 * Transposed convolution, the way back through a convolution whose windows lie on the output: {@code Ỹ = Wᵀ·X} folded; {@code dX = W·dỸ} and
 * {@code dW += X·dỸᵀ} with the unfolded gradient. ND4J's own operation runs in oneDNN's slow reference code.
 */
final class TransposedConvolutionStep implements LayerStep {
  private final Value input;
  private final Value output;
  private final WindowMatrices matrices;
  private final int channels;
  private final int rows;
  private final int columns;
  private final float[] image;
  private final FloatPointer x;

  TransposedConvolutionStep(Vertex vertex, Layer.TransposedConvolution layer, Value input, Value output, Weights weights, NativeMemory memory) {
    this.input = input;
    this.output = output;
    this.matrices = WindowMatrices.of(vertex, layer, weights, memory);
    this.channels = matrices.number();
    this.rows = matrices.rows();
    this.columns = matrices.columns();
    this.image = new float[output.sample()];
    this.x = input.data().pointer(0);
  }

  @Override
  public void forward(Pass pass) {
    matrices.fillBias(output.data(), pass.batch());
    for (int b = 0; b < pass.batch(); b++) {
      Arrays.fill(image, 0);
      if (matrices.bias() != null) {
        output.data().floats().get(b * image.length, image);
      }
      for (int g = 0; g < matrices.groups(); g++) {
        Gemm.transposedMultiply(rows, columns, channels, matrices.weight(g), rows, x(b, g), columns, 0, matrices.matrix().start(), columns);
        matrices.fold(image, g);
      }
      output.data().floats().put(b * image.length, image);
    }
  }

  private FloatPointer x(int sample, int group) {
    return x.position(((long) sample * matrices.groups() + group) * channels * columns);
  }

  @Override
  public void backward(Pass pass) {
    if (pass.parameters()) {
      matrices.biasGradient(output.gradient(), pass.batch());
    }
    if (!pass.parameters() && !input.wanted()) {
      return;
    }
    FloatPointer dx = input.wanted() ? input.target().pointer(0) : null;
    for (int b = 0; b < pass.batch(); b++) {
      output.gradient().floats().get(b * image.length, image);
      for (int g = 0; g < matrices.groups(); g++) {
        FloatPointer unfolded = matrices.unfold(image, g);
        if (pass.parameters()) {
          Gemm.multiplyTransposed(channels, rows, columns, x(b, g), columns, unfolded, columns, 1, matrices.weightGradient(g), rows);
        }
        if (dx != null) {
          dx.position(((long) b * matrices.groups() + g) * channels * columns);
          Gemm.multiply(channels, columns, rows, matrices.weight(g), rows, unfolded, columns, 0, dx, columns);
        }
      }
    }
    if (dx != null) {
      input.done(pass.batch());
    }
  }
}
