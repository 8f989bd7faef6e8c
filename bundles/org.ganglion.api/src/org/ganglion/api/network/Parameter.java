package org.ganglion.api.network;

import org.ganglion.api.tensor.Shape;

/**
 * One named block of a network's numbers.
 *
 * @param name {@code node.weight}, {@code node.bias}, {@code node.gamma} …
 * @param shape canonical (PyTorch's) axes
 * @param start how it is initialised
 * @param fanIn values that meet in one output, for the initialiser
 * @param fanOut outputs that one value reaches, for the initialiser
 * @param offset position of its first element in the flat block that it belongs to
 */
public record Parameter(String name, Shape shape, Initialiser start, long fanIn, long fanOut, long offset) {
  /** Number of elements. */
  public int size() {
    return Math.toIntExact(shape.size());
  }
}
