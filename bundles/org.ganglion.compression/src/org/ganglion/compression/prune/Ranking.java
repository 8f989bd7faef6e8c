package org.ganglion.compression.prune;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Removes the least worthy blocks until a share of all weights is gone. The worth of a block is its energy by that of the blocks of its layer which
 * are not smaller: {@code Σw² / Σ_(not smaller) Σw²}, which makes layers comparable and never empties one (Lee et al., "Layer-adaptive sparsity for
 * the magnitude-based pruning", 2021), divided by what the removal of its weights saves.
 */
public final class Ranking {
  private final List<WeightMatrix> matrices;
  private final Pattern pattern;
  private final ToDoubleFunction<WeightMatrix> saving;

  /**
   * A ranking.
   *
   * @param saving what the removal of a weight of a layer saves, above zero; the same for all ranks by magnitude alone
   */
  public Ranking(List<WeightMatrix> matrices, Pattern pattern, ToDoubleFunction<WeightMatrix> saving) {
    this.matrices = matrices;
    this.pattern = pattern;
    this.saving = saving;
  }

  private record Block(WeightMatrix matrix, int number, double worth) {}

  /** Which weights go, so that at least this share of all is removed; what {@code masks} removed stays removed. */
  public Masks remove(Masks masks, float[] parameters, double sparsity) {
    Masks result = masks.copy();
    Block[] blocks = matrices.stream().flatMap(matrix -> Arrays.stream(worth(matrix, parameters))).toArray(Block[]::new);
    Arrays.sort(blocks, (a, b) -> Double.compare(a.worth(), b.worth()));
    long wanted = Math.round(sparsity * masks.total());
    long gone = masks.total() - masks.kept();
    for (int i = 0; i < blocks.length && gone < wanted; i++) {
      for (int position : pattern.positions(blocks[i].matrix(), blocks[i].number())) {
        gone += result.removed(position) ? 0 : 1;
        result.remove(position);
      }
    }
    return result;
  }

  private Block[] worth(WeightMatrix matrix, float[] parameters) {
    Block[] blocks = new Block[pattern.blocks(matrix)];
    for (int b = 0; b < blocks.length; b++) {
      double square = 0;
      int[] positions = pattern.positions(matrix, b);
      for (int position : positions) {
        square += (double) parameters[position] * parameters[position];
      }
      blocks[b] = new Block(matrix, b, square);
    }
    Arrays.sort(blocks, (a, b) -> Double.compare(b.worth(), a.worth()));
    double notSmaller = 0;
    double factor = saving.applyAsDouble(matrix);
    for (int b = 0; b < blocks.length; b++) {
      double square = blocks[b].worth();
      notSmaller += square;
      double worth = square == 0 ? 0 : square / notSmaller / factor;
      blocks[b] = new Block(matrix, blocks[b].number(), worth);
    }
    return blocks;
  }
}
