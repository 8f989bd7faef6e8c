package org.ganglion.anomaly.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** If these fail, the dial is no number of false alarms. */
class AlarmBudgetTest {
  private static final int REST = 24;

  /**
   * Alarms per expected alarm on rows that were not learnt from: 400 streams that learn from 1000 rows and watch 2000, ten times the chance of one
   * alarm.
   */
  private static double rate(Supplier<Supplier<Double>> streams) {
    double budget = 1.0 / 1000;
    int alarms = 0;
    int streamCount = 400;
    for (int s = 0; s < streamCount; s++) {
      Supplier<Double> stream = streams.get();
      AlarmBudget watch = new AlarmBudget(budget, REST, 0);
      for (int i = 0; i < 1000; i++) {
        watch.learn(stream.get());
      }
      for (int i = 0; i < 2000; i++) {
        alarms += watch.next(stream.get()) > 0 ? 1 : 0;
      }
    }
    return alarms / (budget * 2000 * streamCount);
  }

  @Test
  void theRateIsKeptOnScoresThatWereNotLearntFrom() {
    SplittableRandom random = new SplittableRandom(2);
    assertEquals(1, rate(() -> () -> Math.abs(random.nextGaussian())), 0.3, "independent, Gaussian");
    assertEquals(1, rate(() -> () -> -Math.log(1 - random.nextDouble())), 0.3, "independent, exponential");
    assertEquals(
        1,
        rate(() -> {
          double[] state = {0};
          return () -> Math.abs(state[0] = 0.9 * state[0] + random.nextGaussian());
        }),
        0.3,
        "every score like the one before");
  }

  @Test
  void oneEventIsOneAlarm() {
    SplittableRandom random = new SplittableRandom(3);
    AlarmBudget watch = new AlarmBudget(1e-4, REST, 0);
    for (int i = 0; i < 2000; i++) {
      watch.learn(Math.abs(random.nextGaussian()));
    }
    int alarms = 0;
    for (int i = 0; i < 200; i++) {
      alarms += watch.next(i >= 50 && i < 150 && i % 3 == 0 ? 20 : 0.5) > 0 ? 1 : 0;
    }
    assertEquals(1, alarms);
    assertTrue(!watch.open());
  }

  @Test
  void theStateSurvives() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    AlarmBudget watch = new AlarmBudget(1e-2, REST, 0);
    for (int i = 0; i < 1234; i++) {
      watch.next(random.nextDouble());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    watch.write(new DataOutputStream(bytes));
    AlarmBudget again = new AlarmBudget(1e-2, REST, 0);
    again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    for (int i = 0; i < 500; i++) {
      double score = random.nextDouble() * 1.2;
      assertEquals(watch.next(score), again.next(score));
    }
  }
}
