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
 * Convolution as products with unfolded windows, sample by sample and group by group: {@code Y = W·X̃}, {@code dW += dY·X̃ᵀ},
 * {@code dX̃ = Wᵀ·dY}. It takes what ND4J's operation does not (groups, dilation, uneven padding), and computes nothing that nobody asks for.
 */
final class UnfoldedConvolutionStep implements LayerStep {
  private final Value input;
  private final Value output;
  private final Windows windows;
  private final int groups;
  private final int filters;
  private final int rows;
  private final int columns;
  private final Bias bias;
  private final NativeBlock matrix;
  private final float[] image;
  private final float[] unfolded;
  private final FloatPointer x;
  private final FloatPointer y;
  private final FloatPointer dy;
  private final FloatPointer weight;
  private final FloatPointer weightGradient;
  private final long weightAt;

  UnfoldedConvolutionStep(Vertex vertex, Layer.Convolution layer, Value input, Value output, Weights weights, NativeMemory memory) {
    Shape in = vertex.inputs().get(0).shape();
    Shape out = vertex.shape();
    Parameter block = vertex.parameters().get("weight");
    this.input = input;
    this.output = output;
    this.groups = layer.groups();
    this.filters = layer.filters() / groups;
    Shape part = Shape.of(in.axis(0) / groups, in.axis(1), in.axis(2));
    this.windows = new Windows(part, new Size(out.dim(1), out.dim(2)), layer.kernel(), layer.stride(), layer.padding(), layer.dilation());
    this.rows = windows.rows();
    this.columns = windows.columns();
    this.bias = layer.bias() ? new Bias(weights, vertex.parameters().get("bias"), columns) : null;
    this.matrix = windows.trivial() ? null : memory.floats((long) rows * columns);
    this.image = new float[input.sample()];
    this.unfolded = windows.trivial() ? null : new float[rows * columns];
    this.x = input.data().pointer(0);
    this.y = output.data().pointer(0);
    this.dy = output.gradient() == null ? null : output.gradient().pointer(0);
    this.weightAt = block.offset();
    this.weight = weights.parameters().pointer(weightAt);
    this.weightGradient = weights.gradients() == null ? null : weights.gradients().pointer(weightAt);
  }

  /** Unfolds a group of the sample in {@link #image}; gives the matrix for a product. */
  private FloatPointer unfold(int sample, int group) {
    if (windows.trivial()) {
      return x.position((long) sample * image.length + (long) group * rows * columns);
    }
    windows.unfold(image, group * (image.length / groups), unfolded);
    matrix.floats().put(0, unfolded);
    return matrix.start();
  }

  @Override
  public void forward(Pass pass) {
    if (bias != null) {
      bias.fill(output.data().floats(), pass.batch());
    }
    for (int b = 0; b < pass.batch(); b++) {
      input.data().floats().get(b * image.length, image);
      for (int g = 0; g < groups; g++) {
        FloatPointer windowed = unfold(b, g);
        weight.position(weightAt + (long) g * filters * rows);
        y.position(((long) b * groups + g) * filters * columns);
        Gemm.multiply(filters, columns, rows, weight, rows, windowed, columns, bias == null ? 0 : 1, y, columns);
      }
    }
  }

  @Override
  public void backward(Pass pass) {
    if (pass.parameters()) {
      if (bias != null) {
        bias.backward(output.gradient().floats(), pass.batch());
      }
      for (int b = 0; b < pass.batch(); b++) {
        input.data().floats().get(b * image.length, image);
        for (int g = 0; g < groups; g++) {
          FloatPointer windowed = unfold(b, g);
          dy.position(((long) b * groups + g) * filters * columns);
          weightGradient.position(weightAt + (long) g * filters * rows);
          Gemm.multiplyTransposed(filters, rows, columns, dy, columns, windowed, columns, 1, weightGradient, rows);
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
      for (int g = 0; g < groups; g++) {
        weight.position(weightAt + (long) g * filters * rows);
        dy.position(((long) b * groups + g) * filters * columns);
        if (windows.trivial()) {
          dx.position((long) b * image.length + (long) g * rows * columns);
          Gemm.transposedMultiply(rows, columns, filters, weight, rows, dy, columns, 0, dx, columns);
        } else {
          Gemm.transposedMultiply(rows, columns, filters, weight, rows, dy, columns, 0, matrix.start(), columns);
          matrix.floats().get(0, unfolded);
          windows.fold(unfolded, image, g * (image.length / groups));
        }
      }
      if (!windows.trivial()) {
        target.floats().put(b * image.length, image);
      }
    }
  }
}
