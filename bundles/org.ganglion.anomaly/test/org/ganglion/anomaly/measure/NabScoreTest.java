package org.ganglion.anomaly.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.json.Json;
import org.junit.jupiter.api.Test;

/** If these fail, our NAB figures are not NAB's. */
class NabScoreTest {
  @Test
  void equalToTheOfficialScorerOnEverySeriesAndProfile() throws IOException {
    Map<?, ?> files = (Map<?, ?>) Resource.json("nab/windowed-gaussian.json.gz");
    int compared = 0;
    for (Map.Entry<?, ?> file : files.entrySet()) {
      Map<?, ?> entry = (Map<?, ?>) file.getValue();
      NabScore.Scored series = scored(entry);
      for (NabScore.Profile profile : NabScore.Profile.all()) {
        Map<?, ?> expected = (Map<?, ?>) ((Map<?, ?>) entry.get("expected")).get(profile.name());
        NabScore.Outcome ours = NabScore.of(series, 1.0, profile);
        String where = file.getKey() + " " + profile.name();
        assertEquals(Json.number(expected.get("score")), ours.score(), 1e-9, where);
        assertEquals(Json.number(expected.get("tp")), ours.truePositives(), where);
        assertEquals(Json.number(expected.get("tn")), ours.trueNegatives(), where);
        assertEquals(Json.number(expected.get("fp")), ours.falsePositives(), where);
        assertEquals(Json.number(expected.get("fn")), ours.falseNegatives(), where);
        compared++;
      }
    }
    assertEquals(93, compared);
  }

  @Test
  void theBestThresholdIsNoWorseThanAnyOther() throws IOException {
    Map<?, ?> files = (Map<?, ?>) Resource.json("nab/windowed-gaussian.json.gz");
    List<NabScore.Scored> all = new ArrayList<>();
    files.values().forEach(entry -> all.add(scored((Map<?, ?>) entry)));
    double[] best = NabScore.best(all, NabScore.Profile.STANDARD);
    assertEquals(best[1], NabScore.corpus(all, best[0], NabScore.Profile.STANDARD), 1e-9);
    for (double threshold : new double[] {0.5, 0.9, 0.99, 0.9999, 1, 1.1}) {
      double other = NabScore.corpus(all, threshold, NabScore.Profile.STANDARD);
      assertEquals(Math.max(best[1], other), best[1], 1e-9, "threshold " + threshold);
    }
  }

  @Test
  void nothingMarkedIsZeroAndTheFirstRowOfEachWindowIsAHundred() {
    NabScore.Scored series = new NabScore.Scored(new double[1000], List.of(new Segment(400, 449), new Segment(700, 749)));
    assertEquals(0, NabScore.corpus(List.of(series), 1, NabScore.Profile.STANDARD), 1e-12);
    series.scores()[400] = 1;
    series.scores()[700] = 1;
    assertEquals(100, NabScore.corpus(List.of(series), 1, NabScore.Profile.STANDARD), 1e-12);
  }

  private static NabScore.Scored scored(Map<?, ?> entry) {
    List<Segment> windows =
        ((List<?>) entry.get("windows")).stream().map(Resource::doubles).map(pair -> new Segment((int) pair[0], (int) pair[1])).toList();
    return new NabScore.Scored(Resource.doubles(entry.get("scores")), windows);
  }
}
