package org.ganglion.rl.environments.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.Stateful;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.environments.FixedFrames;
import org.ganglion.rl.environments.ReferenceData;
import org.ganglion.rl.environments.classic.CartPoleFactory;
import org.ganglion.rl.environments.wrapper.FrameStack.Padding;
import org.junit.jupiter.api.Test;

/** If this fails, an agent bootstraps where it must not, or sees another past than the one that was. */
class EpisodeWrappersTest {
  private final StepResult result = new StepResult();

  private static Environment counter(int frames) {
    List<float[]> shown = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      shown.add(new float[] {i});
    }
    return new FixedFrames(Space.Box.of(0, 1e6, 1), shown);
  }

  @Test
  void stacksAreGymnasiumsWithBothPaddings() {
    Map<String, Object> data = ReferenceData.read("frame_stack_cartpole.json");
    for (Padding padding : Padding.values()) {
      List<?> expected = (List<?>) ((Map<?, ?>) data.get("observations")).get(padding.name().toLowerCase(java.util.Locale.ROOT));
      Environment pole = new CartPoleFactory().create(Map.of());
      Environment stack = new FrameStack(new Restarted(pole, ReferenceData.numbers(last(expected.get(0)))), 4, padding);
      assertEquals(List.of(4, 4), stack.observationSpace().shape());
      float[] seen = new float[16];
      stack.reset(Reset.seeded(1));
      double[] actions = ReferenceData.numbers(data.get("actions"));
      for (int step = 0; step <= actions.length; step++) {
        stack.observe(seen, 0);
        for (int row = 0; row < 4; row++) {
          double[] wanted = ReferenceData.numbers(((List<?>) expected.get(step)).get(row));
          for (int c = 0; c < 4; c++) {
            // The file gives the start in single precision only, so that the sixth digit may differ.
            assertEquals(wanted[c], seen[row * 4 + c], 1e-6, padding + " step " + step + " row " + row);
          }
        }
        if (step < actions.length) {
          stack.step(actions, step, result);
        }
      }
    }
  }

  private static Object last(Object list) {
    return ((List<?>) list).get(((List<?>) list).size() - 1);
  }

  @Test
  void aTimeLimitTruncatesAndDoesNotTerminate() {
    Environment limited = new TimeLimit(counter(10), 3);
    for (int episode = 0; episode < 2; episode++) {
      limited.reset(Reset.next());
      for (int step = 1; step <= 3; step++) {
        limited.step(new double[1], 0, result);
        assertEquals(step == 3, result.truncated());
        assertFalse(result.terminated());
      }
    }
  }

  @Test
  void anEpisodeThatEndsAtTheLimitIsBoth() {
    Environment limited = new TimeLimit(counter(3), 2);
    limited.reset(Reset.next());
    limited.step(new double[1], 0, result);
    limited.step(new double[1], 0, result);
    assertTrue(result.terminated() && result.truncated());
  }

  @Test
  void returnsAreCountedBeforeTheyAreChanged() {
    Environment counted = new SignReward(new EpisodeStatistics(counter(4)));
    counted.reset(Reset.next());
    for (int i = 0; i < 3; i++) {
      assertTrue(result.info().isEmpty());
      counted.step(new double[1], 0, result);
    }
    assertEquals(Map.of("return", -1.0, "length", 3L), result.info().get("episode"));
  }

  @Test
  void idleStepsDifferByEpisodeAndComeBackWithTheSeed() {
    Environment idle = new RandomNoOps(counter(1000), 30);
    Set<Float> starts = new HashSet<>();
    float[][] seen = new float[2][60];
    for (float[] run : seen) {
      for (int i = 0; i < run.length; i++) {
        idle.reset(i == 0 ? Reset.seeded(4) : Reset.next());
        idle.observe(run, i);
        assertTrue(run[i] >= 1 && run[i] <= 30, "after " + run[i] + " idle steps");
        starts.add(run[i]);
      }
    }
    assertArrayEquals(seen[0], seen[1]);
    assertTrue(starts.size() > 20, "only " + starts.size() + " different starts");
  }

  /** Starts each episode at one state. */
  private static final class Restarted extends org.ganglion.api.rl.Wrapper {
    private final double[] start;

    Restarted(Environment inner, double[] start) {
      super(inner);
      this.start = start;
    }

    @Override
    public Map<String, Object> reset(Reset how) {
      Map<String, Object> info = inner.reset(how);
      ((Stateful) inner.unwrapped()).setState(start);
      return info;
    }
  }
}
