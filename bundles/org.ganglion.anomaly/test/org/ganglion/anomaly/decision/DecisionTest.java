package org.ganglion.anomaly.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** If these fail, a threshold means another thing for every series. */
class DecisionTest {
  @Test
  void theSurpriseOfOrdinaryValuesIsTheirRank() {
    TailProbability tail = new TailProbability();
    for (int i = 0; i < 999; i++) {
      tail.learn(i);
    }
    assertEquals(-Math.log10(500.0 / 1000), tail.surprise(500), 1e-12);
    assertEquals(-Math.log10(100.0 / 1000), tail.surprise(900), 1e-12);
  }

  @Test
  void aParetoTailIsContinued() {
    TailProbability tail = new TailProbability();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 16_000; i++) {
      tail.learn(Math.pow(1 - random.nextDouble(), -0.5));
    }
    // P(X > 100) = 100^-2 = 1e-4: half of it comes from the tail, half from ranks, which see about one and a half such values in 16,000.
    assertEquals(4, tail.surprise(100), 0.4);
  }

  @Test
  void oldValuesMakeRoomForNewOnes() {
    TailProbability tail = new TailProbability();
    for (int i = 0; i < TailProbability.CAPACITY; i++) {
      tail.learn(1000);
    }
    for (int i = 0; i < TailProbability.CAPACITY; i++) {
      tail.learn(i % 10);
    }
    assertTrue(tail.surprise(1000) > 4);
  }

  @Test
  void onlyScoresAboveAllOfTheRestPass() {
    Refractory refractory = new Refractory(3);
    double[] scores = {1, 3, 2, 4, 1, 1, 1, 2, 5};
    double[] expected = {1, 3, 0, 4, 0, 0, 0, 2, 5};
    for (int i = 0; i < scores.length; i++) {
      assertEquals(expected[i], refractory.pass(scores[i]), "row " + i);
    }
  }

  @Test
  void aLastingChangeIsToldAndAnOutlierIsNot() {
    SplittableRandom random = new SplittableRandom(5);
    SustainedChange change = new SustainedChange(random.doubles(200).toArray());
    for (int i = 0; i < 500; i++) {
      double off = change.next(i == 250 ? 8 : random.nextDouble());
      assertTrue(off < SustainedChange.THRESHOLD, "row " + i + ": " + off);
    }
    double off = 0;
    for (int i = 0; i < 20; i++) {
      off = change.next(1.5 + random.nextDouble());
    }
    assertTrue(off >= SustainedChange.THRESHOLD, "off by " + off);
  }
}
