package org.ganglion.kit.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
  private static List<Integer> epoch(BatchOrder order, int epoch) {
    List<Integer> samples = new ArrayList<>();
    for (long batch = (long) epoch * order.perEpoch(); batch < (epoch + 1L) * order.perEpoch(); batch++) {
      for (int place = 0; place < order.size(batch); place++) {
        samples.add(order.sample(batch, place));
      }
    }
    return samples;
  }

  /** A sample that is left out, or met twice in an epoch, biases what is learnt. */
  @Test
  void meetsEverySampleOnceAnEpoch() {
    BatchOrder order = new BatchOrder(10, 4, 3);
    assertEquals(3, order.perEpoch());
    assertEquals(2, order.size(2));
    assertEquals(10, new TreeSet<>(epoch(order, 0)).size());
    assertNotEquals(epoch(order, 0), epoch(order, 1));
  }

  /** If this fails, a training that goes on from a checkpoint meets other batches than one that was never stopped. */
  @Test
  void isAFunctionOfTheBatchNumber() {
    BatchOrder order = new BatchOrder(10, 4, 3);
    List<Integer> second = epoch(order, 1);
    epoch(order, 5);
    assertEquals(second, epoch(order, 1));
    assertEquals(second, epoch(new BatchOrder(10, 4, 3), 1));
  }
}
