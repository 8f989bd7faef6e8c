package org.ganglion.anomaly.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** If these fail, our figures cannot be compared with published ones. */
class PublishedMeasuresTest {
  private interface Measure {
    double of(double[] scores, boolean[] labels, int window);
  }

  private static final Map<String, Measure> MEASURES =
      Map.of(
          "AUC-PR", (s, l, w) -> PointMeasures.averagePrecision(s, l),
          "AUC-ROC", (s, l, w) -> VolumeUnderSurfaceTest.rocArea(s, l),
          "VUS-PR", (s, l, w) -> VolumeUnderSurface.of(s, l, w).pr(),
          "VUS-ROC", (s, l, w) -> VolumeUnderSurface.of(s, l, w).roc(),
          "Standard-F1", (s, l, w) -> PointMeasures.bestF1(s, l),
          "PA-F1", (s, l, w) -> PointMeasures.pointAdjustedF1(s, l),
          "Event-based-F1", (s, l, w) -> EventMeasures.eventF1(s, l),
          "R-based-F1", (s, l, w) -> EventMeasures.rangeF1(s, l),
          "Affiliation-F", (s, l, w) -> Affiliation.bestF(s, l));

  @TestFactory
  Stream<DynamicTest> equalToTheReference() throws IOException {
    List<?> cases = (List<?>) Resource.json("metrics/cases.json");
    return cases.stream().map(Map.class::cast).flatMap(PublishedMeasuresTest::measures);
  }

  private static Stream<DynamicTest> measures(Map<?, ?> published) {
    double[] scores = Resource.doubles(published.get("scores"));
    double[] labels = Resource.doubles(published.get("labels"));
    boolean[] marked = new boolean[labels.length];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = labels[i] == 1;
    }
    int window = ((Number) published.get("vus_window")).intValue();
    Map<?, ?> expected = (Map<?, ?>) published.get("expected");
    return expected.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    published.get("note") + " " + entry.getKey(),
                    () -> {
                      double ours = MEASURES.get(entry.getKey()).of(scores, marked, window);
                      assertEquals(((Number) entry.getValue()).doubleValue(), ours, 1e-9);
                    }));
  }
}
