package org.ganglion.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ganglion.cli.FakeScreen;
import org.ganglion.runtime.api.RunEvent;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a terminal. */
class StepLineTest {
  private static final Instant START = Instant.parse("2026-03-14T09:26:53Z");
  private final StepState step = new StepState("gan");

  private void train() {
    step.on(new RunEvent.StepStarted(START, "gan", "gan.train", "1.0", "", "", false));
    for (int second = 0; second <= 10; second++) {
      step.on(new RunEvent.Progress(START.plusSeconds(second), "gan", 100L * second, 2000, "batches"));
    }
    step.on(new RunEvent.Metric(START, "gan", "loss", 1, 0.61234));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 20, 40, 60, 80, 120, 300})
  void aLineNeverFillsTheWindow(int columns) {
    train();
    for (boolean colour : new boolean[] {true, false}) {
      String running = new StepLine(new FakeScreen(true, columns, colour, true), 6).running(step, 3);
      assertTrue(new AttributedString(AttributedString.stripAnsi(running)).columnLength() < Math.max(2, columns), running);
    }
  }

  @Test
  void aWideLineSaysAll() {
    train();
    assertEquals("| gan     ##############--------------   50 %  0:10 left  100 batches/s  loss 0.612",
        new StepLine(new FakeScreen(true, 100, false, false), 6).running(step, 0));
  }

  @Test
  void aNarrowLineKeepsTheShare() {
    train();
    assertEquals("⠋ gan   50 %  0:10 left", new StepLine(new FakeScreen(true, 30, false, true), 3).running(step, 0));
  }

  @Test
  void aFinishedStepIsASummary() {
    train();
    step.on(new RunEvent.StepFinished(START, "gan", false, Duration.ofSeconds(171), Map.of()));
    assertEquals("✓ gan     2:51  gan.train  loss 0.612", new StepLine(new FakeScreen(true, 80, false, true), 3).ended(step));
  }

  @Test
  void theRateIsSmoothAndSurvivesAClockThatJumps() {
    train();
    step.on(new RunEvent.Progress(START.plusSeconds(11), "gan", 1300, 2000, "batches"));
    assertEquals(123.5, step.rate().perSecond().orElseThrow(), 0.1, "100 + (300 − 100)·(1 − e^(−1/8))");
    step.on(new RunEvent.Progress(START.minusSeconds(3600), "gan", 1310, 2000, "batches"));
    step.on(new RunEvent.Progress(START.minusSeconds(3599), "gan", 1410, 2000, "batches"));
    assertTrue(step.rate().perSecond().orElseThrow() > 50, "an hour back does not spoil the rate");
  }
}
