package org.ganglion.compression.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.json.Json;
import org.junit.jupiter.api.Test;

class CubicScheduleTest {
  /** If this fails, sparsity does not grow as Zhu and Gupta's formula says. */
  @Test
  @SuppressWarnings("unchecked")
  void followsTheFormulaExactly() throws Exception {
    try (InputStream in = CubicScheduleTest.class.getResourceAsStream("pruning_schedule.json")) {
      Map<String, Object> known = Json.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      CubicSchedule schedule =
          new CubicSchedule(number(known, "initial"), number(known, "final"), (long) number(known, "begin"), (int) number(known, "n"),
          (long) number(known, "dt"));
      for (Map<String, Object> value : (List<Map<String, Object>>) known.get("values")) {
        assertEquals(number(value, "sparsity"), schedule.at((long) number(value, "step")), 1e-15);
      }
    }
  }

  @Test
  void changesOnlyAtItsSteps() {
    CubicSchedule schedule = new CubicSchedule(0, 0.9, 10, 2, 5);
    assertFalse(schedule.changesAt(5));
    assertTrue(schedule.changesAt(20));
    assertFalse(schedule.changesAt(25));
    assertEquals(schedule.at(15), schedule.at(19));
  }

  private static double number(Map<String, Object> map, String key) {
    return ((Number) map.get(key)).doubleValue();
  }
}
