package org.ganglion.anomaly.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.operator.InputException;
import org.junit.jupiter.api.Test;

/** If these fail, a live workflow scores wrongly, or a swap is felt. */
class PointProcessorTest {
  private static final List<String> SENSORS = List.of("a", "b");

  private static LiveRecord record(SplittableRandom random, double more) {
    return new LiveRecord(Map.of("a", random.nextGaussian() + more, "b", random.nextGaussian()));
  }

  @Test
  void aJumpIsFlaggedWithItsSensor() throws Exception {
    List<LiveRecord> out = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    try (Processor processor = PointProcessors.plain(SENSORS, 100, 1)) {
      for (int i = 0; i < 1000; i++) {
        processor.process(record(random, i == 900 ? 20 : 0), out::add);
      }
    }
    assertEquals(1000, out.size());
    assertEquals("sudden", out.get(900).fields().get("flag"));
    assertEquals("a", out.get(900).fields().get("sensor"));
    assertFalse(out.get(50).fields().containsKey("flag"));
  }

  @Test
  void aSuccessorGoesOnAlikeAndTheStateStaysBounded() throws Exception {
    Processor one = PointProcessors.plain(SENSORS, 50, 1);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 20_000; i++) {
      one.process(record(random, 0), record -> { });
    }
    int bytes = one.snapshot().length;
    for (int i = 0; i < 5_000; i++) {
      one.process(record(random, 0), record -> { });
    }
    // Queues of the refractory rule breathe by a few entries.
    assertEquals(bytes, one.snapshot().length, 2000);
    Processor two = PointProcessors.plain(SENSORS, 50, 1);
    two.restore(one.snapshot());
    for (int i = 0; i < 300; i++) {
      LiveRecord record = record(random, i == 200 ? 9 : 0);
      List<LiveRecord> both = new ArrayList<>();
      one.process(record, both::add);
      two.process(record, both::add);
      assertEquals(both.get(0).fields(), both.get(1).fields());
    }
    assertThrows(InputException.class, () -> PointProcessors.plain(SENSORS, 60, 1).restore(one.snapshot()));
  }

  @Test
  void aRefusedRecordLeavesTheStateAsItWas() throws Exception {
    Processor processor = PointProcessors.plain(SENSORS, 50, 1);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100; i++) {
      processor.process(record(random, 0), record -> { });
    }
    byte[] before = processor.snapshot();
    String said = assertThrows(InputException.class, () -> processor.process(new LiveRecord(Map.of("a", 1.0)), r -> { })).getMessage();
    assertTrue(said.contains("no field 'b'"), said);
    assertThrows(InputException.class, () -> processor.process(new LiveRecord(Map.of("a", 1.0, "b", "off")), r -> { }));
    org.junit.jupiter.api.Assertions.assertArrayEquals(before, processor.snapshot());
  }
}
