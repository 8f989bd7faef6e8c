package org.ganglion.compression.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final NetworkSpec NET = NetworkSpec.builder("two").input("x", 3).add("first", Layers.dense(10)).add("second", Layers.dense(2))
      .build();

  private final List<WeightMatrix> matrices = WeightMatrix.of(NetworkGraph.of(NET));

  private static float[] counted(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i + 1;
    }
    return values;
  }

  /** The largest weight of each layer has worth 1, the most there is: were it removed before others, a layer could be emptied. */
  @Test
  void neverEmptiesALayer() {
    float[] parameters = counted(NetworkGraph.of(NET).parameterCount());
    for (int i = matrices.get(1).offset(); i < matrices.get(1).offset() + 20; i++) {
      parameters[i] = 1e-6f * (i + 1);
    }
    Masks masks = new Ranking(matrices, Pattern.SINGLE, matrix -> 1).remove(new Masks(matrices), parameters, 0.96);
    assertEquals(2, masks.kept());
    assertTrue(masks.sparsity(matrices.get(0)) < 1 && masks.sparsity(matrices.get(1)) < 1);
  }

  /** Ten outputs are a block of eight and one of two: weights that fall singly would not be stored as blocks. */
  @Test
  void removesWholeBlocksOfOutputs() {
    float[] parameters = counted(NetworkGraph.of(NET).parameterCount());
    Masks masks = new Ranking(matrices, Pattern.OUTPUTS_8, matrix -> 1).remove(new Masks(matrices), parameters, 0.5);
    WeightMatrix first = matrices.get(0);
    for (int block = 0; block < Pattern.OUTPUTS_8.blocks(first); block++) {
      int[] positions = Pattern.OUTPUTS_8.positions(first, block);
      for (int position : positions) {
        assertEquals(masks.removed(positions[0]), masks.removed(position));
      }
    }
    assertTrue(masks.sparsity() >= 0.5);
  }

  /** What saves more goes first among equals. */
  @Test
  void prefersWhatSavesMore() {
    float[] parameters = new float[NetworkGraph.of(NET).parameterCount()];
    java.util.Arrays.fill(parameters, 1);
    Masks masks = new Ranking(matrices, Pattern.SINGLE, matrix -> matrix.layer().equals("first") ? 1 : 100)
        .remove(new Masks(matrices), parameters, 0.3);
    assertTrue(masks.sparsity(matrices.get(1)) > masks.sparsity(matrices.get(0)));
  }

  /** If this fails, training brings removed weights back. */
  @Test
  void holdsWhatIsRemoved() {
    try (Network network = new TestCore().compile(NET, 1, CompileOptions.training(1))) {
      Masks masks = new Masks(matrices);
      masks.remove(matrices.get(1).at(1, 4));
      masks.hold(network);
      assertEquals(0, network.parameters()[matrices.get(1).at(1, 4)]);
      assertFalse(network.parameters()[matrices.get(1).at(1, 5)] == 0);
      assertEquals(1, 50 - Masks.ofZeros(matrices, network.parameters()).kept());
    }
  }
}
