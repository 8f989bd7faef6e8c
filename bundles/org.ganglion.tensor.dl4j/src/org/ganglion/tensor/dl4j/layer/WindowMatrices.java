package org.ganglion.tensor.dl4j.layer;

import org.bytedeco.javacpp.FloatPointer;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;
import org.ganglion.tensor.dl4j.memory.NativeBlock;
import org.ganglion.tensor.dl4j.memory.NativeMemory;
import org.ganglion.tensor.dl4j.memory.Weights;

/**
 * What a convolution and the way back through one have in common: the windows of an image as a matrix [taps of a group × cells], and the weights of
 * each group as a matrix beside it [number × taps].
 *
 * @param number rows of a group's weights: filters of a convolution, channels of a transposed one
 * @param bias null where there is none
 * @param matrix the unfolded image of a group; null where the image is that matrix already
 */
record WindowMatrices(
    Windows windows, int groups, int number, Bias bias, NativeBlock matrix, float[] unfolded, FloatPointer weight, FloatPointer weightGradient,
    long weightAt) {
  static WindowMatrices of(Vertex vertex, Layer.Convolution layer, Weights weights, NativeMemory memory) {
    Shape in = vertex.inputs().get(0).shape();
    Windows windows = windows(in, vertex.shape(), layer.groups(), layer.kernel(), layer.stride(), layer.padding(), layer.dilation());
    return of(vertex, windows, !windows.trivial(), layer.groups(), layer.filters(), weights, memory);
  }

  static WindowMatrices of(Vertex vertex, Layer.TransposedConvolution layer, Weights weights, NativeMemory memory) {
    Shape in = vertex.inputs().get(0).shape();
    Windows windows = windows(vertex.shape(), in, layer.groups(), layer.kernel(), layer.stride(), layer.padding(), layer.dilation());
    return of(vertex, windows, true, layer.groups(), in.dim(0), weights, memory);
  }

  private static Windows windows(Shape image, Shape cells, int groups, Size kernel, Size stride, Margins padding, Size dilation) {
    Shape part = Shape.of(image.axis(0) / groups, image.axis(1), image.axis(2));
    return new Windows(part, new Size(cells.dim(1), cells.dim(2)), kernel, stride, padding, dilation);
  }

  private static WindowMatrices of(Vertex vertex, Windows windows, boolean unfolds, int groups, int number, Weights weights, NativeMemory memory) {
    int size = windows.rows() * windows.columns();
    long at = vertex.parameters().get("weight").offset();
    Bias bias = vertex.parameters().containsKey("bias") ? new Bias(weights, vertex.parameters().get("bias"), cells(vertex)) : null;
    return new WindowMatrices(
        windows, groups, number / groups, bias, unfolds ? memory.floats(size) : null, unfolds ? new float[size]
        : null, weights.parameters().pointer(at),
        weights.gradients() == null ? null : weights.gradients().pointer(at), at);
  }

  private static int cells(Vertex vertex) {
    return vertex.shape().dim(1) * vertex.shape().dim(2);
  }

  int rows() {
    return windows.rows();
  }

  int columns() {
    return windows.columns();
  }

  /** The weights of a group. */
  FloatPointer weight(int group) {
    return weight.position(weightAt + (long) group * number * rows());
  }

  /** The gradient of a group's weights. */
  FloatPointer weightGradient(int group) {
    return weightGradient.position(weightAt + (long) group * number * rows());
  }

  /** Unfolds a group of an image; gives the matrix for a product. */
  FloatPointer unfold(float[] image, int group) {
    windows.unfold(image, group * (image.length / groups), unfolded);
    matrix.floats().put(0, unfolded);
    return matrix.start();
  }

  /** Adds the matrix, which a product wrote, to a group of an image. */
  void fold(float[] image, int group) {
    matrix.floats().get(0, unfolded);
    windows.fold(unfolded, image, group * (image.length / groups));
  }

  /** Sets the output to the bias, or leaves it. */
  void fillBias(NativeBlock output, int batch) {
    if (bias != null) {
      bias.fill(output.floats(), batch);
    }
  }

  /** Adds the gradient of the bias, where there is one. */
  void biasGradient(NativeBlock outputGradient, int batch) {
    if (bias != null) {
      bias.backward(outputGradient.floats(), batch);
    }
  }
}
