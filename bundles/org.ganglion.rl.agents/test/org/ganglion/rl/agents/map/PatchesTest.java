package org.ganglion.rl.agents.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.rl.agents.policy.NetworkChoice;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

/** If this fails, the map that acts is another one than the one that learns. */
class PatchesTest {
  private static final int SIDE = 18;

  @Test
  void aPatchGivesTheNumberThatTheWholeImageGivesForItsCell() {
    RandomStream random = RandomStream.of(4, "image");
    float[] image = new float[2 * SIDE * SIDE];
    for (int i = 0; i < image.length; i++) {
      image[i] = random.below(256, i, 0) / 255f;
    }
    for (int cell : new int[] {1, 2, 3}) {
      int across = SIDE / cell;
      NetworkSpec trunk = new NetworkChoice.Cells(3, cell).trunk(List.of(2, SIDE, SIDE));
      Patches patches = new Patches(trunk, across * across);
      try (Network whole = new TestCore().compile(trunk, 7, CompileOptions.inference(1));
          Network one = new TestCore().compile(patches.spec(), 8, CompileOptions.inference(1))) {
        one.setParameters(whole.parameters());
        float[] map = whole.forward(Tensor.of(Shape.of(1, 2, SIDE, SIDE), image), Mode.INFERENCE).toFloatArray();
        int side = (int) Math.sqrt(patches.size() / 2.0);
        for (int which : new int[] {0, across - 1, across * across / 2 + 1, across * across - 1}) {
          byte[] cut = new byte[patches.size()];
          float[] laid = new float[patches.size()];
          patches.cut(image, 0, which, cut, 0);
          patches.lay(cut, 0, 0, laid, 0);
          float number = one.forward(Tensor.of(Shape.of(1, 2, side, side), laid), Mode.INFERENCE).toFloatArray()[0];
          assertEquals(map[which], number, 1e-5, "cell " + which + " of " + cell + " pixels");
        }
      }
    }
  }

  @Test
  void thereAreEightWaysToLayAPatch() {
    Patches patches = new Patches(new NetworkChoice.Cells(1, 1).trunk(List.of(1, 4, 4)), 16);
    byte[] patch = new byte[patches.size()];
    for (int i = 0; i < patch.length; i++) {
      patch[i] = (byte) i;
    }
    Set<List<Float>> seen = new HashSet<>();
    for (int way = 0; way < Patches.WAYS; way++) {
      float[] laid = new float[patch.length];
      patches.lay(patch, 0, way, laid, 0);
      java.util.List<Float> values = new java.util.ArrayList<>();
      Set<Float> each = new HashSet<>();
      for (float value : laid) {
        values.add(value);
        each.add(value);
      }
      assertEquals(patch.length, each.size());
      seen.add(values);
    }
    assertEquals(Patches.WAYS, seen.size());
  }

  @Test
  void aNetworkThatSeesMoreThanItsPatchIsRefused() {
    NetworkSpec dense = NetworkSpec.builder("other").input("observation", 1, 4, 4).add("flat", new org.ganglion.api.network.Layer.Flatten()).build();
    assertEquals(
        "network: 'other' does not give one number for each of 16 cells of an image that its first layer alone pads; network: cells would fit",
        assertThrows(InputException.class, () -> new Patches(dense, 16)).getMessage());
  }
}
