package org.ganglion.edge.model;

/**
 * What a layer computes. The place in this list is its code in a package, so new ones go to the end. Shapes are those of one sample: images channels
 * × height × width, sequences time × features, as in a {@code NetworkSpec}.
 */
public enum EdgeOp {
  /** float32 to int8: {@code q = clamp(round half even(x / scale) + zero point)}. */
  QUANTISE,
  /** int8 to float32: {@code x = (q − zero point) · scale}. */
  DEQUANTISE,
  /** Along the last axis, [… × in] to [… × out]. */
  DENSE,
  /** Cross-correlation of an image; attributes: kernel h, w, stride h, w, padding top, bottom, left, right, dilation h, w, groups. */
  CONVOLUTION,
  /** The transpose of a convolution; attributes as there, then output padding h, w. float32 only. */
  TRANSPOSED_CONVOLUTION,
  /** Largest value of each window; attributes: kernel h, w, stride h, w, padding top, bottom, left, right. */
  MAX_POOLING,
  /** Mean of each window; attributes as {@link #MAX_POOLING}, then 1 where padding counts in the mean. */
  AVERAGE_POOLING,
  /** Largest value of each channel. */
  GLOBAL_MAX_POOLING,
  /** Mean of each channel. */
  GLOBAL_AVERAGE_POOLING,
  /** A function of float32 values; attribute: place in {@link EdgeFunction}. */
  FUNCTION,
  /** int8 to int8 by a table of 256 entries, the first for −128. */
  TABLE,
  /** Sum of two or more inputs of one shape. */
  ADD,
  /** Product of two or more float32 inputs of one shape. */
  MULTIPLY,
  /** Inputs one after the other; attribute: the axis. */
  CONCATENATE,
  /** Other axes over the same values; attributes: the shape. */
  RESHAPE,
  /** float32 long short-term memory from zero state, [T × F] to [T × units]; attributes: units, 1 where the state lasts from one run to the next. */
  LSTM,
  /** Every cell repeated; attributes: factor h, w. */
  UPSAMPLING,
  /** Zeros around an image; attributes: top, bottom, left, right. */
  PADDING,
  /** {@code y = factor[c] · x + offset[c]} per channel of an image or feature of a vector, float32: what batch normalisation leaves. */
  AFFINE
}
