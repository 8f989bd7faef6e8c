package org.ganglion.anomaly.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** If these fail, live scores are wrong, look ahead, or change with a swap. */
class PointScorerTest {
  private static double[] noisySine(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[rows];
    Arrays.setAll(values, i -> Math.sin(i * 0.2) + 0.1 * random.nextGaussian());
    return values;
  }

  @Test
  void anOutlierIsFlaggedAtOnceAndOnlyOnce() {
    double[] values = noisySine(2000, 1);
    values[1500] += 6;
    PointScorer scorer = new PointScorer(300, 1);
    double[] scores = Arrays.stream(values).map(scorer::next).toArray();
    assertTrue(scores[1500] >= PointScorer.THRESHOLD, "scored " + scores[1500]);
    long after = Arrays.stream(scores, 1501, 1680).filter(s -> s > scores[1500] + 1).count();
    assertEquals(0, after);
  }

  @Test
  void aScoreDoesNotKnowTheFuture() {
    double[] values = noisySine(1000, 2);
    double[] other = values.clone();
    Arrays.fill(other, 700, 1000, 50);
    PointScorer one = new PointScorer(200, 1);
    PointScorer two = new PointScorer(200, 1);
    for (int i = 0; i < 700; i++) {
      assertEquals(one.next(values[i]), two.next(other[i]));
    }
  }

  @Test
  void aScorerThatTakesOverGoesOnAlike() throws IOException {
    double[] values = noisySine(9000, 3);
    PointScorer whole = new PointScorer(200, 1);
    PointScorer first = new PointScorer(200, 1);
    for (int i = 0; i < 6000; i++) {
      assertEquals(whole.next(values[i]), first.next(values[i]));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    first.write(new DataOutputStream(bytes));
    PointScorer second = new PointScorer(200, 1);
    second.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    for (int i = 6000; i < values.length; i++) {
      assertEquals(whole.next(values[i]), second.next(values[i]), "row " + i);
    }
  }

  @Test
  void aConstantSeriesIsSilentUntilItChanges() {
    PointScorer scorer = new PointScorer(100, 1);
    for (int i = 0; i < 500; i++) {
      assertTrue(scorer.next(7) < PointScorer.THRESHOLD, "row " + i);
    }
    assertTrue(scorer.next(8) >= PointScorer.THRESHOLD);
  }

  @Test
  void missingValuesAreNoSurprise() {
    PointScorer scorer = new PointScorer(100, 1);
    for (double value : noisySine(400, 4)) {
      scorer.next(value);
    }
    assertEquals(0, scorer.next(Double.NaN));
  }
}
