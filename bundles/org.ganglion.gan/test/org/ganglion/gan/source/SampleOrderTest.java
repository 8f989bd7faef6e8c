package org.ganglion.gan.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleOrderTest {
  @Test
  void everyEpochHasEachTrainingSampleOnceAndNoHeldOutOne() {
    SampleOrder order = new SampleOrder(100, 10, 1);
    Set<Integer> heldOut = new HashSet<>();
    Arrays.stream(order.heldOut()).forEach(heldOut::add);
    assertEquals(10, heldOut.size());
    assertEquals(9, order.batchesPerEpoch());
    List<Integer> first = epoch(order, 0);
    List<Integer> second = epoch(order, 1);
    assertEquals(90, new HashSet<>(first).size());
    assertTrue(first.stream().noneMatch(heldOut::contains));
    assertEquals(new HashSet<>(first), new HashSet<>(second));
    assertNotEquals(first, second, "the order changes");
    assertEquals(first, epoch(new SampleOrder(100, 10, 1), 0), "the order is a function of seed and batch alone");
  }

  @Test
  void fewSamplesAreAllTrainedOn() {
    SampleOrder order = new SampleOrder(5, 5, 1);
    assertEquals(5, order.heldOut().length);
    assertEquals(1, order.batchesPerEpoch());
    assertEquals(5, new HashSet<>(epoch(order, 3, 5)).size());
  }

  @Test
  void aBatchOfNearlyAllIsNotCutShort() {
    SampleOrder order = new SampleOrder(64, 64, 1);
    assertEquals(1, order.batchesPerEpoch(), "holding some out would leave no whole batch");
  }

  private static List<Integer> epoch(SampleOrder order, int epoch) {
    return epoch(order, epoch, 10);
  }

  private static List<Integer> epoch(SampleOrder order, int epoch, int batch) {
    List<Integer> samples = new ArrayList<>();
    for (int i = 0; i < order.batchesPerEpoch(); i++) {
      for (int place = 0; place < batch; place++) {
        samples.add(order.sample((long) epoch * order.batchesPerEpoch() + i, place));
      }
    }
    return samples;
  }
}
