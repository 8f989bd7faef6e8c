package org.ganglion.api.tensor;

import java.util.Arrays;
import java.util.List;

/** Lengths of a tensor's axes, outermost first; row-major. Immutable. The empty shape is a scalar. */
public final class Shape {
  private static final Shape SCALAR = new Shape(new long[0]);

  private final long[] axes;
  private final long size;

  private Shape(long[] axes) {
    this.axes = axes;
    long product = 1;
    for (long length : axes) {
      if (length < 0) {
        throw new IllegalArgumentException("an axis cannot have length " + length + ": " + Arrays.toString(axes));
      }
      product = Math.multiplyExact(product, length);
    }
    this.size = product;
  }

  /**
   * A shape of the given axis lengths.
   *
   * @throws IllegalArgumentException when a length is negative
   * @throws ArithmeticException when the number of elements does not fit a long
   */
  public static Shape of(long... axes) {
    return axes.length == 0 ? SCALAR : new Shape(axes.clone());
  }

  /** As {@link #of(long...)}, from a list. */
  public static Shape of(List<? extends Number> axes) {
    return of(axes.stream().mapToLong(Number::longValue).toArray());
  }

  /** Number of axes. */
  public int rank() {
    return axes.length;
  }

  /** Length of an axis; negative positions count from the end. */
  public long axis(int position) {
    return axes[position < 0 ? axes.length + position : position];
  }

  /** As {@link #axis(int)}, as an int. */
  public int dim(int position) {
    return Math.toIntExact(axis(position));
  }

  /** Number of elements. */
  public long size() {
    return size;
  }

  /** Number of elements of all axes but the first: one sample of a batch. */
  public long sampleSize() {
    long product = 1;
    for (int i = 1; i < axes.length; i++) {
      product *= axes[i];
    }
    return product;
  }

  /** This shape as one sample put into a batch: {@code length} before all axes. */
  public Shape prepend(long length) {
    long[] longer = new long[axes.length + 1];
    longer[0] = length;
    System.arraycopy(axes, 0, longer, 1, axes.length);
    return new Shape(longer);
  }

  /** This shape without its first axis. */
  public Shape tail() {
    return of(Arrays.copyOfRange(axes, 1, axes.length));
  }

  /** The same rank with another first axis. */
  public Shape withBatch(long length) {
    return tail().prepend(length);
  }

  /** Axis lengths as a new array. */
  public long[] toArray() {
    return axes.clone();
  }

  /** Axis lengths as ints in a new array. */
  public int[] toIntArray() {
    int[] copy = new int[axes.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = Math.toIntExact(axes[i]);
    }
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape && Arrays.equals(axes, ((Shape) other).axes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(axes);
  }

  /** The lengths as people write them: {@code 64×1×28×28}. */
  @Override
  public String toString() {
    if (axes.length == 0) {
      return "scalar";
    }
    StringBuilder text = new StringBuilder();
    for (long length : axes) {
      text.append(text.length() == 0 ? "" : "×").append(length);
    }
    return text.toString();
  }
}
