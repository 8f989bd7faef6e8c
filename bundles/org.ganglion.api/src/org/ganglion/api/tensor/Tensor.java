package org.ganglion.api.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Objects;

/**
 * Numbers of one type in row-major order in direct memory.
 *
 * <p>A tensor has an owner. What an {@link Arena} allocated lives until that arena closes; what a network returns is a view of the
 * network's own memory and valid until its next call. Reading a closed tensor throws, it never reads freed memory. Tensors are not
 * synchronised: one thread writes at a time.
 */
public final class Tensor implements AutoCloseable {
  private final DType type;
  private final Shape shape;
  private final Runnable release;
  private final Tensor owner;
  private ByteBuffer bytes;
  private FloatBuffer floats;

  private Tensor(DType type, Shape shape, ByteBuffer bytes, Runnable release, Tensor owner) {
    this.type = Objects.requireNonNull(type);
    this.shape = Objects.requireNonNull(shape);
    this.bytes = bytes;
    this.release = release;
    this.owner = owner;
  }

  /**
   * A tensor over memory that somebody else owns.
   *
   * @param bytes direct, in native order, from position 0; at least {@code shape.size() * type.bytes()} bytes
   * @param release run once by {@link #close()}; may be null
   * @throws IllegalArgumentException when the buffer is not direct, not in native order or too small
   */
  public static Tensor over(DType type, Shape shape, ByteBuffer bytes, Runnable release) {
    if (!bytes.isDirect() || bytes.order() != ByteOrder.nativeOrder()) {
      throw new IllegalArgumentException("a tensor needs a direct buffer in native byte order");
    }
    long needed = Math.multiplyExact(shape.size(), (long) type.bytes());
    if (bytes.capacity() < needed) {
      throw new IllegalArgumentException("a tensor of " + shape + " " + type + " needs " + needed + " bytes, the buffer has " + bytes.capacity());
    }
    return new Tensor(type, shape, bytes, release, null);
  }

  /** A small tensor of its own, on memory that the garbage collector frees; for constants and tests, not for loops. */
  public static Tensor of(Shape shape, float... values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " values do not fill " + shape);
    }
    Tensor tensor = zeros(DType.FLOAT32, shape);
    tensor.floats().put(0, values);
    return tensor;
  }

  /** A tensor of zeros on memory that the garbage collector frees; for constants and tests, not for loops. */
  public static Tensor zeros(DType type, Shape shape) {
    int size = Math.toIntExact(Math.multiplyExact(shape.size(), (long) type.bytes()));
    return over(type, shape, aligned(size), null);
  }

  private static ByteBuffer aligned(int size) {
    // alignedSlice cuts at both ends.
    return ByteBuffer.allocateDirect(Math.addExact(size, 128)).alignedSlice(64).slice(0, size).order(ByteOrder.nativeOrder());
  }

  /** Element type. */
  public DType type() {
    return type;
  }

  /** Axis lengths; the first axis of what enters and leaves a network is the batch. */
  public Shape shape() {
    return shape;
  }

  /**
   * The elements as bytes, from position 0; the same memory, a position of its own.
   *
   * @throws IllegalStateException when closed
   */
  public ByteBuffer bytes() {
    return open().duplicate().order(ByteOrder.nativeOrder());
  }

  /**
   * The elements as floats. The buffer is shared: use absolute {@code get} and {@code put}, do not move its position.
   *
   * @throws IllegalStateException when closed or not {@link DType#FLOAT32}
   */
  public FloatBuffer floats() {
    open();
    if (floats == null) {
      require(DType.FLOAT32);
      floats = bytes().asFloatBuffer();
    }
    return floats;
  }

  /**
   * The elements as ints.
   *
   * @throws IllegalStateException when closed or not {@link DType#INT32}
   */
  public IntBuffer ints() {
    require(DType.INT32);
    return bytes().asIntBuffer();
  }

  /** A copy of the elements of a {@link DType#FLOAT32} tensor. */
  public float[] toFloatArray() {
    float[] copy = new float[Math.toIntExact(shape.size())];
    floats().get(0, copy);
    return copy;
  }

  /** The same memory with other axes; shares the owner, closing the view does nothing. */
  public Tensor reshape(Shape other) {
    if (other.size() != shape.size()) {
      throw new IllegalArgumentException(shape + " cannot be seen as " + other);
    }
    return new Tensor(type, other, open(), null, this);
  }

  /**
   * Samples {@code from} (inclusive) to {@code to} (exclusive) along the first axis: the same memory, no copy. Closing the view does
   * nothing.
   */
  public Tensor samples(long from, long to) {
    if (from < 0 || to < from || to > shape.axis(0)) {
      throw new IndexOutOfBoundsException("samples " + from + " to " + to + " of " + shape);
    }
    int stride = Math.toIntExact(shape.sampleSize() * type.bytes());
    int offset = Math.toIntExact(from * stride);
    int length = Math.toIntExact((to - from) * stride);
    ByteBuffer slice = bytes().slice(offset, length).order(ByteOrder.nativeOrder());
    return new Tensor(type, shape.withBatch(to - from), slice, null, this);
  }

  /** Whether the memory has been given back. */
  public boolean closed() {
    return bytes == null || (owner != null && owner.closed());
  }

  /** Gives the memory back to its owner; further calls do nothing. */
  @Override
  public void close() {
    if (bytes != null) {
      bytes = null;
      floats = null;
      if (release != null) {
        release.run();
      }
    }
  }

  private ByteBuffer open() {
    if (closed()) {
      throw new IllegalStateException("the tensor of " + shape + " is closed");
    }
    return bytes;
  }

  private void require(DType wanted) {
    if (type != wanted) {
      throw new IllegalStateException("the tensor holds " + type + ", not " + wanted);
    }
  }

  @Override
  public String toString() {
    return type + " " + shape + (closed() ? " (closed)" : "");
  }
}
