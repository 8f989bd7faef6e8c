package org.ganglion.rl.environments.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.environments.ReferenceData;
import org.ganglion.rl.environments.grid.TransitionTable.Outcome;
import org.junit.jupiter.api.Test;

/** If this fails, the grid worlds are other problems than Gymnasium's, or their exact solution is wrong. */
class GridWorldTest {
  private final Map<String, Object> reference = ReferenceData.read("FrozenLake-v1-4x4.mdp.json.gz");
  private final TransitionTable lake = FrozenLake.table(FrozenLake.SMALL, true, 1.0 / 3.0);

  @Test
  void theLakesTableIsThePublishedOne() {
    List<?> states = (List<?>) reference.get("P");
    assertEquals(states.size(), lake.states());
    for (int s = 0; s < states.size(); s++) {
      List<?> actions = (List<?>) states.get(s);
      for (int a = 0; a < actions.size(); a++) {
        List<Outcome> expected = ((List<?>) actions.get(a)).stream().map(each -> outcome((List<?>) each)).toList();
        assertEquals(expected, lake.outcomes().get(s).get(a), "state " + s + ", action " + a);
      }
    }
  }

  private static Outcome outcome(List<?> row) {
    return new Outcome((Double) row.get(0), ((Double) row.get(1)).intValue(), (Double) row.get(2), (Boolean) row.get(3));
  }

  @Test
  void valueIterationFindsThePublishedOptimum() {
    double[][] q = ValueIteration.solve(lake, (Double) reference.get("gamma"), 1e-14);
    double[] v = ReferenceData.numbers(reference.get("V_star"));
    List<?> expected = (List<?>) reference.get("Q_star");
    for (int s = 0; s < q.length; s++) {
      assertArrayEquals(ReferenceData.numbers(expected.get(s)), q[s], 1e-10, "Q* of state " + s);
      assertEquals(v[s], Arrays.stream(q[s]).max().getAsDouble(), 1e-10, "V* of state " + s);
    }
  }

  @Test
  void outcomesComeAsOftenAsTheTableSays() {
    Environment environment = new FrozenLakeFactory().create(Map.of());
    GridEnvironment grid = (GridEnvironment) environment.unwrapped();
    StepResult result = new StepResult();
    int[] counts = new int[16];
    environment.reset(Reset.seeded(9));
    for (int i = 0; i < 30_000; i++) {
      grid.setState(6);
      grid.step(new double[] {1}, 0, result);
      counts[(int) grid.state()[0]]++;
    }
    for (int next : new int[] {5, 10, 7}) {
      // Five standard deviations of a binomial count.
      assertEquals(10_000, counts[next], 5 * Math.sqrt(30_000 * 2.0 / 9), "to " + next);
    }
  }

  @Test
  void theCliffCostsAHundredAndTheWayAlongItThirteen() {
    Environment walk = new CliffWalkingFactory().create(Map.of());
    StepResult result = new StepResult();
    float[] seen = new float[1];
    walk.reset(Reset.seeded(0));
    walk.step(new double[] {1}, 0, result);
    walk.observe(seen, 0);
    assertEquals(-100, result.reward());
    assertEquals(36, seen[0]);
    assertFalse(result.over());
    double total = 0;
    for (int move : new int[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2}) {
      assertFalse(result.over());
      walk.step(new double[] {move}, 0, result);
      total += result.reward();
    }
    assertTrue(result.terminated());
    assertEquals(-13, total);
    // The optimum of the undiscounted problem; the discount here is so near to 1 that it cannot change it by more than 1e-4.
    assertEquals(-13, Arrays.stream(ValueIteration.solve(CliffWalking.table(false), 1 - 1e-6, 1e-9)[36]).max().getAsDouble(), 1e-4);
  }
}
