package org.ganglion.compression.prune;

/**
 * Which weights stand or fall together. A block is some neighbouring outputs of one input: its product with that input is an axpy over consecutive
 * sums, which vectorises where the short dot products of single weights do not.
 */
public enum Pattern {
  /** Each weight by itself: fewest weights, slow on a CPU. */
  SINGLE(1),
  /** Eight outputs of one input. */
  OUTPUTS_8(8),
  /** Sixteen outputs of one input. */
  OUTPUTS_16(16);

  private final int outputs;

  Pattern(int outputs) {
    this.outputs = outputs;
  }

  /** Outputs in a block; the last block of a matrix may have fewer. */
  public int outputs() {
    return outputs;
  }

  /** Blocks in a matrix. */
  public int blocks(WeightMatrix matrix) {
    return (matrix.outputs() + outputs - 1) / outputs * matrix.inputs();
  }

  /** Positions of a block's weights in the network's parameters. */
  public int[] positions(WeightMatrix matrix, int block) {
    int first = block / matrix.inputs() * outputs;
    int[] positions = new int[Math.min(outputs, matrix.outputs() - first)];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = matrix.at(first + i, block % matrix.inputs());
    }
    return positions;
  }
}
