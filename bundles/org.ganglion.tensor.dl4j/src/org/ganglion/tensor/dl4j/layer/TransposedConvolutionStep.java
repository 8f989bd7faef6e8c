package org.ganglion.tensor.dl4j.layer;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;
import org.ganglion.tensor.dl4j.memory.NativeBlock;
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
  private final Windows windows;
  private final int groups;
  private final int channels;
  private final int rows;
  private final int columns;
  private final Bias bias;
  private final NativeBlock matrix;
  private final float[] image;
  private final float[] unfolded;
  private final FloatPointer x;
  private final FloatPointer weight;
  private final FloatPointer weightGradient;
  private final long weightAt;

  TransposedConvolutionStep(Vertex vertex, Layer.TransposedConvolution layer, Value input, Value output, Weights weights, NativeMemory memory) {
    Shape in = vertex.inputs().get(0).shape();
    Shape out = vertex.shape();
    Parameter block = vertex.parameters().get("weight");
    this.input = input;
    this.output = output;
    this.groups = layer.groups();
    this.channels = in.dim(0) / groups;
    Shape part = Shape.of(out.axis(0) / groups, out.axis(1), out.axis(2));
    this.windows = new Windows(part, new Size(in.dim(1), in.dim(2)), layer.kernel(), layer.stride(), layer.padding(), layer.dilation());
    this.rows = windows.rows();
    this.columns = windows.columns();
    this.bias = layer.bias() ? new Bias(weights, vertex.parameters().get("bias"), out.dim(1) * out.dim(2)) : null;
    this.matrix = memory.floats((long) rows * columns);
    this.image = new float[output.sample()];
    this.unfolded = new float[rows * columns];
    this.x = input.data().pointer(0);
    this.weightAt = block.offset();
    this.weight = weights.parameters().pointer(weightAt);
    this.weightGradient = weights.gradients() == null ? null : weights.gradients().pointer(weightAt);
  }

  @Override
  public void forward(Pass pass) {
    if (bias != null) {
      bias.fill(output.data().floats(), pass.batch());
    }
    for (int b = 0; b < pass.batch(); b++) {
      Arrays.fill(image, 0);
      if (bias != null) {
        output.data().floats().get(b * image.length, image);
      }
      for (int g = 0; g < groups; g++) {
        place(b, g);
        Gemm.transposedMultiply(rows, columns, channels, weight, rows, x, columns, 0, matrix.start(), columns);
        matrix.floats().get(0, unfolded);
        windows.fold(unfolded, image, g * (image.length / groups));
      }
      output.data().floats().put(b * image.length, image);
    }
  }

  private void place(int sample, int group) {
    weight.position(weightAt + (long) group * channels * rows);
    x.position(((long) sample * groups + group) * channels * columns);
  }

  @Override
  public void backward(Pass pass) {
    if (pass.parameters() && bias != null) {
      bias.backward(output.gradient().floats(), pass.batch());
    }
    if (!pass.parameters() && !input.wanted()) {
      return;
    }
    FloatPointer dx = input.wanted() ? input.target().pointer(0) : null;
    for (int b = 0; b < pass.batch(); b++) {
      output.gradient().floats().get(b * image.length, image);
      for (int g = 0; g < groups; g++) {
        windows.unfold(image, g * (image.length / groups), unfolded);
        matrix.floats().put(0, unfolded);
        place(b, g);
        if (pass.parameters()) {
          weightGradient.position(weightAt + (long) g * channels * rows);
          Gemm.multiplyTransposed(channels, rows, columns, x, columns, matrix.start(), columns, 1, weightGradient, rows);
        }
        if (dx != null) {
          dx.position(((long) b * groups + g) * channels * columns);
          Gemm.multiply(channels, columns, rows, weight, rows, matrix.start(), columns, 0, dx, columns);
        }
      }
    }
    if (dx != null) {
      input.done(pass.batch());
    }
  }
}
