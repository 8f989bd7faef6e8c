package org.ganglion.benchmarks.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** Fails where a row is said to reach what the upper end of its interval does not. */
class RatioTest {
  private static Ratio ratio(double low, double high, double floor, double aim) {
    return new Ratio("row", "onednn", 1, 2, new Interval((low + high) / 2, low, high), new Bar("pytorch", floor, aim), 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"0.1,0.5,aim", "0.1,0.51,floor", "0.1,0.8,floor", "0.1,0.81,missed", "0.9,1.2,missed"})
  void theUpperEndCounts(double low, double high, String verdict) {
    assertEquals(verdict, ratio(low, high, 0.8, 0.5).verdict());
  }

  @Test
  void withoutABarARowIsReported() {
    Ratio ratio = ratio(0.4, 0.6, Double.NaN, Double.NaN);
    assertEquals("reported", ratio.verdict());
    assertTrue(Json.of(List.of(ratio)).contains("\"bar\": null"), Json.of(List.of(ratio)));
    assertTrue(Chart.of(List.of(ratio)).contains("row : pytorch") && !Chart.of(List.of(ratio)).contains("NaN"));
  }

  @Test
  void theListSaysWhatTheTableSays() {
    assertEquals(
        "[\n  {\"row\": \"row\", \"engine\": \"onednn\", \"peer\": \"pytorch\", \"ratio\": 0.50000, \"low\": 0.40000, \"high\": 0.60000, \"bar\":"
            + " 0.8}\n]\n",
        Json.of(List.of(ratio(0.4, 0.6, 0.8, 0.5))));
  }
}
