package org.ganglion.tensor.dl4j.layer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.Shape;
import org.ganglion.tensor.dl4j.memory.NativeBlock;
import org.ganglion.tensor.dl4j.memory.NativeMemory;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;
import org.ganglion.tensor.support.FlatValues;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolution by ND4J's operations {@code conv2d} and {@code conv2d_bp}, which run in oneDNN, on contexts that are prepared once for each batch size.
 *
 * <p>{@code conv2d_bp} always computes all gradients. Where only one side is wanted (the first layer of a network needs no input gradient, a
 * discriminator that is learnt through no others) the products of {@link UnfoldedConvolutionStep} are faster.
 *
 * <p>The operation writes gradients, it does not add them, so it has blocks of its own for those that others contribute to.
 */
final class RawConvolutionStep implements LayerStep {
  /** Batch sizes kept prepared; training knows two, the whole and the last one of an epoch. */
  private static final int KEPT = 16;

  private static final int CHANNELS_FIRST = 0;
  private static final int FILTERS_FIRST = 1;

  private final Shape in;
  private final Shape out;
  private final Value input;
  private final Value output;
  private final Weights weights;
  private final Parameter weight;
  private final Parameter bias;
  private final long[] arguments;
  private final DynamicCustomOp forward = DynamicCustomOp.builder("conv2d").build();
  private final DynamicCustomOp backward = DynamicCustomOp.builder("conv2d_bp").build();
  private final Map<Integer, OpContext> forwards = new HashMap<>();
  private final Map<Integer, OpContext> backwards = new HashMap<>();
  private final UnfoldedConvolutionStep oneSided;
  private final NativeBlock gradients;
  private final NativeBlock inputGradient;
  private final float[] piece = new float[1024];
  private final float[] other = new float[1024];

  RawConvolutionStep(Vertex vertex, Layer.Convolution layer, Value input, Value output, Weights weights, NativeMemory memory) {
    this.in = vertex.inputs().get(0).shape();
    this.out = vertex.shape();
    this.input = input;
    this.output = output;
    this.weights = weights;
    this.weight = vertex.parameters().get("weight");
    this.bias = vertex.parameters().get("bias");
    this.arguments = new long[] {
      layer.kernel().height(), layer.kernel().width(), layer.stride().height(), layer.stride().width(), layer.padding().top(), layer.padding().left(),
      layer.dilation().height(), layer.dilation().width(), 0, CHANNELS_FIRST, FILTERS_FIRST
    };
    boolean learns = weights.gradients() != null;
    this.oneSided = learns ? new UnfoldedConvolutionStep(vertex, layer, input, output, weights, memory) : null;
    this.gradients = learns ? memory.floats(weight.size() + (bias == null ? 0 : bias.size())) : null;
    this.inputGradient = !learns ? null : input.shared() ? memory.floats(input.data().count()) : input.gradient();
  }

  /** What the operations can: one group, the same padding at opposite edges, no dilation (their oneDNN code asks for it in a way that fails). */
  static boolean takes(Layer.Convolution layer) {
    Margins padding = layer.padding();
    return layer.groups() == 1 && layer.dilation().area() == 1 && padding.top() == padding.bottom() && padding.left() == padding.right();
  }

  @Override
  public void forward(Pass pass) {
    Nd4j.getExecutioner().exec(forward, prepared(forwards, pass.batch(), this::prepareForward));
  }

  private static OpContext prepared(Map<Integer, OpContext> kept, int batch, IntFunction<OpContext> prepare) {
    OpContext context = kept.get(batch);
    if (context == null) {
      if (kept.size() >= KEPT) {
        kept.clear();
      }
      context = prepare.apply(batch);
      kept.put(batch, context);
    }
    return context;
  }

  private OpContext context() {
    OpContext context = Nd4j.getExecutioner().buildContext();
    context.setIArguments(arguments);
    return context;
  }

  private OpContext prepareForward(int batch) {
    OpContext context = context();
    context.setInputArray(0, input.data().view(0, in.prepend(batch).toArray()));
    context.setInputArray(1, weights.parameters().view(weight.offset(), weight.shape().toArray()));
    if (bias != null) {
      context.setInputArray(2, weights.parameters().view(bias.offset(), bias.shape().toArray()));
    }
    context.setOutputArray(0, output.data().view(0, out.prepend(batch).toArray()));
    return context;
  }

  @Override
  public void backward(Pass pass) {
    if (!pass.parameters() || !input.wanted()) {
      oneSided.backward(pass);
      return;
    }
    int batch = pass.batch();
    Nd4j.getExecutioner().exec(backward, prepared(backwards, batch, this::prepareBackward));
    add(weight, 0);
    if (bias != null) {
      add(bias, weight.size());
    }
    if (input.shared()) {
      input.add(inputGradient.floats(), batch);
    } else {
      input.done(batch);
    }
  }

  private OpContext prepareBackward(int batch) {
    OpContext context = context();
    INDArray weightGradient = gradients.view(0, weight.shape().toArray());
    context.setInputArray(0, input.data().view(0, in.prepend(batch).toArray()));
    context.setInputArray(1, weights.parameters().view(weight.offset(), weight.shape().toArray()));
    if (bias != null) {
      context.setInputArray(2, weights.parameters().view(bias.offset(), bias.shape().toArray()));
    }
    context.setInputArray(bias == null ? 2 : 3, output.gradient().view(0, out.prepend(batch).toArray()));
    context.setOutputArray(0, inputGradient.view(0, in.prepend(batch).toArray()));
    context.setOutputArray(1, weightGradient);
    if (bias != null) {
      context.setOutputArray(2, gradients.view(weight.size(), bias.shape().toArray()));
    }
    return context;
  }

  private void add(Parameter block, int from) {
    int at = Math.toIntExact(block.offset());
    FlatValues.add(
        weights.gradients().floats().slice(at, block.size()), gradients.floats().slice(from, block.size()), block.size(), piece, other);
  }
}
