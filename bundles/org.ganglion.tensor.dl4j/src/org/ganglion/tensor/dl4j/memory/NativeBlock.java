package org.ganglion.tensor.dl4j.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.ganglion.tensor.support.FlatValues;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Floats in ND4J's native memory, seen as an array of ND4J, as a pointer and as a buffer. Made and freed by {@link NativeMemory}. */
public final class NativeBlock {
  private final INDArray array;
  private final FloatPointer pointer;
  private final ByteBuffer bytes;
  private final FloatBuffer floats;
  private final int count;

  NativeBlock(int count) {
    this.count = count;
    this.array = Nd4j.createUninitializedDetached(DataType.FLOAT, Math.max(1, count));
    this.pointer = new FloatPointer(array.data().addressPointer()).capacity(Math.max(1, count));
    this.bytes = pointer.asByteBuffer().order(ByteOrder.nativeOrder());
    this.floats = bytes.asFloatBuffer();
    FlatValues.zero(floats, count);
  }

  /** Number of floats. */
  public int count() {
    return count;
  }

  /** The memory as floats; shared, absolute access only. */
  public FloatBuffer floats() {
    return floats;
  }

  /** The first {@code length} floats as bytes in native order. */
  public ByteBuffer bytes(int length) {
    return bytes.slice(0, length * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  /** The pointer to the first float; shared, not to be moved. */
  public FloatPointer start() {
    return pointer;
  }

  /** A new pointer that stands on an element; callers keep and move their own. */
  public FloatPointer pointer(long element) {
    return new FloatPointer(pointer).position(element);
  }

  /** A view from an element on in row-major order, for ND4J's operations; owns nothing. */
  public INDArray view(long element, long... shape) {
    return Nd4j.create(array.data(), shape, Nd4j.getStrides(shape, 'c'), element, 'c');
  }

  void free() {
    array.close();
  }
}
