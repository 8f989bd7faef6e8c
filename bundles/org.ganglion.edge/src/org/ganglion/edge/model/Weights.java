package org.ganglion.edge.model;

import java.util.Arrays;

/**
 * A matrix of weights, [outputs × inputs] in row order as PyTorch lays it out; for a convolution {@code inputs} are channels per group × kernel
 * height × kernel width, for an LSTM the outputs are its four gates. Either float32, or int8 with one symmetric scale per output:
 * {@code w = q · scale[output]}.
 */
public final class Weights {
  public final int outputs;
  public final int inputs;

  /** Pattern of the zeros: 8 or 16 neighbouring outputs of one input stand or fall together; 1 for single weights. */
  public final int block;

  /** Where they lie when they were read from a package, else null. */
  public final Stored stored;

  private final float[] reals;
  private final byte[] steps;
  private final double[] scales;

  /** Weights in a package, unpacked only when they are asked for. */
  public interface Stored {
    /** float32 values in row order; null for int8. */
    float[] reals();

    /** int8 values in row order; null for float32. */
    byte[] steps();

    /** How many values of each type there would be, unpacked. */
    long size();

    /** Outputs of a block. */
    int block();
  }

  private Weights(int outputs, int inputs, int block, float[] reals, byte[] steps, double[] scales, Stored stored) {
    long count = (long) outputs * inputs;
    long given = stored != null ? stored.size() : reals != null ? reals.length : steps.length;
    if (outputs < 1 || inputs < 1 || count != given) {
      throw new IllegalArgumentException(given + " weights do not fill " + outputs + " outputs by " + inputs + " inputs");
    }
    if (block != 1 && block != 8 && block != 16) {
      throw new IllegalArgumentException("blocks are of 1, 8 or 16 outputs, not of " + block);
    }
    if (scales != null && scales.length != outputs) {
      throw new IllegalArgumentException(scales.length + " scales do not fit " + outputs + " outputs");
    }
    this.outputs = outputs;
    this.inputs = inputs;
    this.block = block;
    this.stored = stored;
    this.reals = reals;
    this.steps = steps;
    this.scales = scales;
  }

  /** float32 weights. */
  public static Weights float32(int outputs, int inputs, float[] values) {
    return new Weights(outputs, inputs, 1, values.clone(), null, null, null);
  }

  /** int8 weights with a scale per output. */
  public static Weights int8(int outputs, int inputs, byte[] values, double[] scales) {
    return new Weights(outputs, inputs, 1, null, values.clone(), scales.clone(), null);
  }

  /** float32 weights rounded to int8: the largest of each output becomes ±127, ties go to even. */
  public static Weights quantised(int outputs, int inputs, float[] values) {
    byte[] steps = new byte[values.length];
    double[] scales = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      double largest = 0;
      for (int i = 0; i < inputs; i++) {
        largest = Math.max(largest, Math.abs(values[o * inputs + i]));
      }
      // a float32, which takes half the room in a package
      scales[o] = (float) (largest == 0 ? 1.0 / 127 : largest / 127);
      for (int i = 0; i < inputs; i++) {
        steps[o * inputs + i] = (byte) Math.max(-127, Math.min(127, Math.rint(values[o * inputs + i] / scales[o])));
      }
    }
    return new Weights(outputs, inputs, 1, null, steps, scales, null);
  }

  /** Weights as they lie in a package; {@code scales} is null for float32. */
  public static Weights stored(int outputs, int inputs, double[] scales, Stored stored) {
    return new Weights(outputs, inputs, stored.block(), null, null, scales, stored);
  }

  /** These weights, stored by blocks of 8 or 16 outputs; for weights whose zeros come in such blocks. */
  public Weights inBlocks(int outputsOfABlock) {
    return new Weights(outputs, inputs, outputsOfABlock, allReals(), allSteps(), scales, null);
  }

  /** Whether they are int8. */
  public boolean isInt8() {
    return scales != null;
  }

  /** int8 values; null where the weights are float32. */
  public byte[] steps() {
    byte[] all = allSteps();
    return all == null || all != steps ? all : all.clone();
  }

  /** A scale per output; null where the weights are float32. */
  public double[] scales() {
    return scales == null ? null : scales.clone();
  }

  /** Real values. */
  public float[] values() {
    float[] given = allReals();
    if (given != null) {
      return given == reals ? given.clone() : given;
    }
    byte[] all = allSteps();
    float[] values = new float[all.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) (all[k] * scales[k / inputs]);
    }
    return values;
  }

  private float[] allReals() {
    return stored == null ? reals : stored.reals();
  }

  private byte[] allSteps() {
    return stored == null ? steps : stored.steps();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Weights)) {
      return false;
    }
    Weights that = (Weights) other;
    return outputs == that.outputs && inputs == that.inputs && Arrays.equals(allReals(), that.allReals())
        && Arrays.equals(allSteps(), that.allSteps())
        && Arrays.equals(scales, that.scales);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(allReals()) * 31 + Arrays.hashCode(allSteps());
  }
}
