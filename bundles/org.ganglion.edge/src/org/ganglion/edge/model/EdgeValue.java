package org.ganglion.edge.model;

import java.util.Arrays;

/** What a model's input or a layer gives: a shape without batch, and how its numbers are kept. */
public final class EdgeValue {
  private final int[] shape;

  /** How int8 numbers stand for real ones; null for float32. */
  public final Quantisation quantisation;

  EdgeValue(int[] shape, Quantisation quantisation) {
    this.shape = shape.clone();
    this.quantisation = quantisation;
  }

  /** The axes. */
  public int[] shape() {
    return shape.clone();
  }

  /** How many axes. */
  public int rank() {
    return shape.length;
  }

  /** Length of an axis; negative ones count from the last. */
  public int axis(int index) {
    return shape[index < 0 ? shape.length + index : index];
  }

  /** How many numbers. */
  public int size() {
    int size = 1;
    for (int axis : shape) {
      size *= axis;
    }
    return size;
  }

  /** Whether the numbers are int8. */
  public boolean isInt8() {
    return quantisation != null;
  }

  @Override
  public String toString() {
    return (isInt8() ? "int8 " : "float32 ") + Arrays.toString(shape);
  }
}
