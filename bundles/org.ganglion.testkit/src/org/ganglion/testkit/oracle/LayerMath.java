package org.ganglion.testkit.oracle;

/** What one node computes. Each node of an interpreter has an instance of its own, which may remember what its backward pass needs. */
interface LayerMath {
  /** Fills the outputs, which hold zeros before. */
  void forward(NodePass node);

  /** Adds to the gradients of inputs and parameters what the gradients of the outputs give. */
  void backward(NodePass node);
}
