package org.ganglion.tensor.dl4j.layer;

/** A layer in its place, on memory that is there already. One thread at a time. */
public interface LayerStep {
  /** Computes the outputs of a batch from its inputs. */
  void forward(Pass pass);

  /**
   * Computes the gradients of those inputs that are {@linkplain org.ganglion.tensor.dl4j.memory.Value#wanted() wanted}, and adds to those of the
   * parameters where the pass says so. Called only when an output has a gradient.
   */
  void backward(Pass pass);
}
