package org.ganglion.api.network;

import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;

/**
 * What a node of a network computes, as data. Shapes are those of one sample; the batch is an axis in front.
 *
 * <p>Images are channels × height × width. Sequences are time × features. Parameters are laid out as PyTorch lays them out.
 */
public sealed interface Layer {
  /**
   * {@code y = x·Wᵀ + b} along the last axis: [… × in] to [… × units]. Parameters: {@code weight} [units × in], {@code bias} [units].
   */
  record Dense(@Min(1) int units, @Default("true") boolean bias, @Default("glorot") Initialiser weights) implements Layer {}

  /**
   * Cross-correlation of an image [C × H × W] to [filters × H' × W'] with {@code H' = ⌊(H + top + bottom − dilation·(kernel − 1) − 1) / stride⌋ + 1}.
   * Parameters: {@code weight} [filters × C/groups × kernel height × kernel width], {@code bias} [filters].
   */
  record Convolution(
      @Min(1) int filters,
      Size kernel,
      @Default("1") Size stride,
      @Default("0") Margins padding,
      @Default("1") Size dilation,
      @Default("1") @Min(1) int groups,
      @Default("true") boolean bias,
      @Default("glorot") Initialiser weights)
      implements Layer {}

  /**
   * The transpose of a convolution, [C × H × W] to [filters × H' × W'] with
   * {@code H' = (H − 1)·stride − top − bottom + dilation·(kernel − 1) + outputPadding + 1}. Parameters: {@code weight}
   * [C × filters/groups × kernel height × kernel width], {@code bias} [filters].
   */
  record TransposedConvolution(
      @Min(1) int filters,
      Size kernel,
      @Default("1") Size stride,
      @Default("0") Margins padding,
      @Default("0") Size outputPadding,
      @Default("1") Size dilation,
      @Default("1") @Min(1) int groups,
      @Default("true") boolean bias,
      @Default("glorot") Initialiser weights)
      implements Layer {}

  /**
   * Largest or mean value of each window of an image, per channel. Padding never wins a maximum, and counts in a mean only where
   * {@code includePadding}. Of equal values the first in row order is the maximum.
   */
  record Pooling(
      Pool pool, Size kernel, @Default("1") Size stride, @Default("0") Margins padding, @Default("false") boolean includePadding)
      implements Layer {}

  /** Largest or mean value of each whole channel: [C × H × W] to [C]. Of equal values the first in row order is the maximum. */
  record GlobalPooling(@Default("average") Pool pool) implements Layer {}

  /** Every cell repeated {@code factor} times along both axes (nearest neighbour). */
  record Upsampling(@Default("2") Size factor) implements Layer {}

  /** Zeros around an image. */
  record ZeroPadding(Margins margins) implements Layer {}

  /**
   * {@code y = (x − mean) / √(variance + epsilon) · gamma + beta} per channel of an image or per feature of a vector; Ioffe and Szegedy, 2015.
   * In training over the batch (biased variance), and {@code running = (1 − momentum)·running + momentum·batch} with the unbiased variance; at
   * inference with the running values. Over a single value the variance is 0, the running one moves towards 0 as well. Parameters {@code gamma},
   * {@code beta}; statistics {@code mean}, {@code variance} [C].
   */
  record BatchNormalisation(@Default("1e-5") double epsilon, @Default("0.1") @Min(0) @Max(1) double momentum) implements Layer {}

  /** In training zeroes a share {@code rate} of the values and divides the rest by {@code 1 − rate}; nothing at inference. */
  record Dropout(@Default("0.5") @Min(0) @Max(0.99) double rate) implements Layer {}

  /** Rows of a table: int32 […], from 0 to entries − 1, to [… × width]. Parameter: {@code weight} [entries × width]. */
  record Embedding(@Min(1) int entries, @Min(1) int width, @Default("normal") Initialiser weights) implements Layer {}

  /**
   * Long short-term memory. Inputs in this order: x [T × F]; optionally h0 [units] and c0 [units]; optionally, after these, keep [T], by which
   * the state is multiplied before each step (0 where an episode begins). Outputs: the node itself is all hidden states [T × units],
   * {@code node.h} and {@code node.c} the last hidden and cell state [units]. Gates in the order input, forget, cell, output. All float inputs have
   * gradients, h0, c0 and keep too. Parameters: {@code weight} [4·units × F], {@code recurrent} [4·units × units], {@code bias} [4·units].
   */
  record Lstm(@Min(1) int units, @Default("lecun") Initialiser weights, @Default("1") double forgetBias) implements Layer {}

  /** All axes into one. */
  record Flatten() implements Layer {}

  /** Other axes over the same values; one axis may be −1 and takes what is left. */
  record Reshape(List<Integer> shape) implements Layer {}

  /** Sum of two or more inputs of one shape. */
  record Add() implements Layer {}

  /** Product, element by element, of two or more inputs of one shape. */
  record Multiply() implements Layer {}

  /** Inputs one after the other along an axis of the sample; the others are equal. */
  record Concatenate(@Default("0") int axis) implements Layer {}

  /**
   * A function of every element, or softmax along the last axis. {@code slope} is that of leaky ReLU and ELU below zero. The derivative at a kink, 0
   * for those with one, is that from below.
   */
  record Activation(Function function, @Default("0.2") double slope) implements Layer {}

  /** A network in place of a node: expanded into its nodes, named {@code node/inner}. Its inputs are taken in order; it has one output. */
  record Composite(NetworkSpec body) implements Layer {}

  /** A layer of somebody else's: {@code kernel} names a {@link LayerKernel} service, {@code parameters} are handed to it. */
  record Custom(String kernel, @Default("{}") Map<String, Object> parameters) implements Layer {}

  /** What a pooling window gives. */
  enum Pool {
    /** The largest value. */
    MAX,
    /** The mean value. */
    AVERAGE
  }

  /** Functions of one element, but for {@link #SOFTMAX}, which is one of the last axis. */
  enum Function {
    /** max(x, 0) */
    RELU,
    /** x above zero, slope·x below. */
    LEAKY_RELU,
    /** x above zero, slope·(eˣ − 1) below. */
    ELU,
    /** Hyperbolic tangent. */
    TANH,
    /** 1 / (1 + e⁻ˣ) */
    SIGMOID,
    /** ln(1 + eˣ) */
    SOFTPLUS,
    /** x·sigmoid(x) */
    SWISH,
    /** x·Φ(x), with the exact normal distribution function. */
    GELU,
    /** eˣ over the sum of eˣ along the last axis. */
    SOFTMAX
  }
}
