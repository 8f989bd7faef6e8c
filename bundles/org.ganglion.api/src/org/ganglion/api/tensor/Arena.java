package org.ganglion.api.tensor;

/**
 * Owner of tensors that are freed together: all memory goes back when the arena closes, whatever became of the references.
 *
 * <p>Every node of a run has one ({@code RunContext.arena()}), closed by the engine at the node's end. Safe for use by several threads.
 */
public interface Arena extends AutoCloseable {
  /**
   * A tensor of zeros, aligned to 64 bytes.
   *
   * @throws OutOfMemory when the memory budget does not hold it; the message names what was asked for and what is left
   * @throws IllegalStateException when the arena is closed
   */
  Tensor allocate(DType type, Shape shape);

  /** As {@link #allocate(DType, Shape)} with 32-bit floats. */
  default Tensor floats(long... axes) {
    return allocate(DType.FLOAT32, Shape.of(axes));
  }

  /** Bytes held now. */
  long bytes();

  /** Frees everything that was allocated here. */
  @Override
  void close();

  /** The memory budget does not hold what was asked for. */
  final class OutOfMemory extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OutOfMemory(String message) {
      super(message);
    }
  }
}
