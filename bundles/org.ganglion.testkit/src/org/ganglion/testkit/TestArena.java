package org.ganglion.testkit;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/** An arena on memory that the garbage collector frees; closing it closes its tensors, as the contract says. */
public final class TestArena implements Arena {
  private final long budget;
  private final List<Tensor> tensors = new ArrayList<>();
  private long bytes;
  private boolean closed;

  /** An arena that holds so many bytes at most. */
  public TestArena(long budget) {
    this.budget = budget;
  }

  @Override
  public synchronized Tensor allocate(DType type, Shape shape) {
    if (closed) {
      throw new IllegalStateException("the arena is closed");
    }
    long wanted = Math.multiplyExact(shape.size(), (long) type.bytes());
    if (wanted > budget - bytes) {
      throw new OutOfMemory("a tensor of " + shape + " " + type + " takes " + wanted + " bytes, " + (budget - bytes) + " are left");
    }
    Tensor tensor = Tensor.zeros(type, shape);
    tensors.add(tensor);
    bytes += wanted;
    return tensor;
  }

  @Override
  public synchronized long bytes() {
    return bytes;
  }

  @Override
  public synchronized void close() {
    closed = true;
    tensors.forEach(Tensor::close);
    tensors.clear();
    bytes = 0;
  }
}
