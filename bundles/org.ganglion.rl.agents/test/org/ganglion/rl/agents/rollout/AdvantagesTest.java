package org.ganglion.rl.agents.rollout;

import static org.ganglion.rl.agents.PublishedCases.flags;
import static org.ganglion.rl.agents.PublishedCases.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.json.Json;
import org.ganglion.rl.agents.PublishedCases;
import org.junit.jupiter.api.Test;

/** If this fails, the agent takes the end of time for the end of the task, or the other way round. */
class AdvantagesTest {
  private static final double EXACT = 1e-12;

  @Test
  void agreesWithTheReferenceWhereEpisodesTerminateAndAreTruncated() throws IOException {
    List<Map<String, Object>> cases = PublishedCases.of("gae_cases.json");
    assertFalse(cases.isEmpty());
    for (Map<String, Object> each : cases) {
      double[] rewards = numbers(each.get("rewards"));
      double[] values = numbers(each.get("values"));
      double[] next = numbers(each.get("next_values"));
      boolean[] terminated = flags(each.get("terminated"));
      boolean[] truncated = flags(each.get("truncated"));
      double gamma = Json.number(each.get("gamma"));
      int n = rewards.length;
      double[] advantages = new double[n];
      Advantages.estimate(rewards, values, next, terminated, truncated, gamma, Json.number(each.get("lambda")), 0, n, advantages);
      assertArrayEquals(numbers(each.get("advantages")), advantages, EXACT);
      double[] targets = new double[n];
      for (int t = 0; t < n; t++) {
        targets[t] = advantages[t] + values[t];
      }
      assertArrayEquals(numbers(each.get("value_targets")), targets, EXACT);
      double[] returns = new double[n];
      Advantages.returns(rewards, next, terminated, truncated, gamma, 0, n, returns);
      assertArrayEquals(numbers(each.get("bootstrapped_returns")), returns, EXACT);
    }
  }

  @Test
  void byHand() {
    double[] advantages = new double[3];
    // The second step terminates: its next value must not count; the third is the first of another episode.
    Advantages.estimate(
        new double[] {1, 2, 3}, new double[] {10, 20, 30}, new double[] {20, 99, 40}, new boolean[] {false, true, false}, new boolean[3], 0.5, 0.5, 0,
            3, advantages);
    assertArrayEquals(new double[] {1 + 10 - 10 + 0.25 * -18, 2 - 20, 3 + 20 - 30}, advantages, 0);
  }

  @Test
  void normalisedAdvantagesHaveMeanZeroAndSampleDeviationOne() {
    double[] values = {1, 2, 3, 4, 99};
    Advantages.normalise(values, 4);
    assertEquals(0, values[0] + values[1] + values[2] + values[3], EXACT);
    assertEquals(1, (values[0] * values[0] + values[1] * values[1] + values[2] * values[2] + values[3] * values[3]) / 3, 1e-7);
    assertEquals(99, values[4], "beyond the batch nothing changes");
  }
}
