package org.ganglion.tensor.memory;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/** An arena whose tensors are charged to a {@link MemoryBudget}. A tensor may be closed before its arena and gives its share back at once. */
public final class BudgetedArena implements Arena {
  private final MemoryBudget budget;
  private final DirectMemory memory;
  private final Map<Object, Tensor> open = new IdentityHashMap<>();
  private long bytes;
  private boolean closed;

  /** An arena on a budget. */
  public BudgetedArena(MemoryBudget budget) {
    this(budget, DirectMemory.ofThisJvm());
  }

  BudgetedArena(MemoryBudget budget, DirectMemory memory) {
    this.budget = budget;
    this.memory = memory;
  }

  @Override
  public synchronized Tensor allocate(DType type, Shape shape) {
    if (closed) {
      throw new IllegalStateException("the arena is closed, it allocates no tensor of " + shape);
    }
    long wanted = Math.multiplyExact(shape.size(), (long) type.bytes());
    String what = "a tensor of " + shape + " " + type;
    if (wanted > Integer.MAX_VALUE - 128) {
      throw new OutOfMemory(what + " has " + wanted + " bytes, the most that one tensor holds are 2 GiB; split it along its first axis");
    }
    budget.take(wanted, what);
    DirectMemory.Block block;
    try {
      block = memory.allocate((int) wanted);
    } catch (RuntimeException e) {
      budget.give(wanted);
      throw e;
    }
    Object key = block;
    Tensor tensor = Tensor.over(type, shape, block.bytes(), () -> release(key, block, wanted));
    open.put(key, tensor);
    bytes += wanted;
    return tensor;
  }

  private synchronized void release(Object key, DirectMemory.Block block, long size) {
    open.remove(key);
    block.free().run();
    bytes -= size;
    budget.give(size);
  }

  @Override
  public synchronized long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    List<Tensor> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(open.values());
    }
    left.forEach(Tensor::close);
  }
}
