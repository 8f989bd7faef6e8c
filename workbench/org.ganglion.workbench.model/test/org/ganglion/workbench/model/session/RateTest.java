package org.ganglion.workbench.model.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** If one of these failed, the progress view would tell a rate that the run does not have. */
class RateTest {
  private final Rate rate = new Rate();

  private void at(long second, long done) {
    rate.at(TimeUnit.SECONDS.toNanos(second), done);
  }

  @Test
  void nothingIsSaidBeforeTwoLooks() {
    at(0, 5);
    assertEquals("", rate.sentence(5, 10, "batches"));
  }

  @Test
  void theRateAndWhatIsLeftAtIt() {
    at(0, 0);
    at(2, 100);
    assertEquals(50, rate.perSecond(), 1e-9);
    assertEquals("50 batches/s, 1:18 left", rate.sentence(100, 4000, "batches"));
    assertEquals("50 batches/s", rate.sentence(100, 0, "batches"));
  }

  @Test
  void onlyTheLastSecondsCount() {
    at(0, 0);
    for (int second = 1; second <= 30; second++) {
      at(second, second <= 15 ? second * 100 : 1500 + (second - 15) * 2);
    }
    assertEquals("2.0 episodes/s, 1:02:33 left", rate.sentence(1530, 1530 + 7506, "episodes"));
  }

  @Test
  void theNextStepBeginsAnew() {
    at(0, 1000);
    at(1, 2000);
    at(2, 0);
    at(3, 7);
    assertEquals(7, rate.perSecond(), 1e-9);
  }
}
