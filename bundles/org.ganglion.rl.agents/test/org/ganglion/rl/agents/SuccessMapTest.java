package org.ganglion.rl.agents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

/** A bin of nine cells where the bright one is right: what is learnt there, and what is said about it. */
class SuccessMapTest {
  private static final Map<String, Object> NETWORK = Map.of("type", "own", "network", Map.of(
      "inputs", List.of(Map.of("name", "observation", "shape", List.of(1, 6, 6))),
      "nodes", List.of(
          Map.of("name", "border", "layer", Map.of("type", "zero-padding", "margins", 1)),
          Map.of("name", "near", "layer", Map.of("type", "convolution", "filters", 3, "kernel", 4, "stride", 2)),
          Map.of("name", "active", "layer", Map.of("type", "activation", "function", "relu")),
          Map.of("name", "cell", "layer", Map.of("type", "convolution", "filters", 1, "kernel", 1)),
          Map.of("name", "cells", "layer", Map.of("type", "flatten")))));

  private final TestCore core = new TestCore();

  private TestRunContext context() {
    return TestBin.context(core, 5);
  }

  private TrainAgent.Out run(TestRunContext context, int steps, Map<String, Object> bin) throws IOException {
    Map<String, Object> options = Map.of("start", 60, "batch", 16, "learningRate", 0.02, "capacity", 150, "reuse", 4);
    Map<String, Object> with = Map.of("environment", Map.of("id", "bin", "options", bin), "network", NETWORK, "environments", 3, "steps", steps,
        "agent", Map.of("id", "success-map", "options", options), "evaluate", Map.of("episodes", 10));
    return new TrainAgent(core).run(new TrainAgent.In(Optional.empty()), Records.read(TrainAgent.Params.class, with), context);
  }

  @Test
  void successAndFailureAloneTeachWhereToTry() throws IOException {
    TrainAgent.Out out = run(context(), 1500, Map.of());
    assertEquals(6.0, (double) out.result().values().get("meanReturn"), 1e-9, "all six tries of an episode succeed");
    ShowMap.Out shown = new ShowMap(core).run(
        new ShowMap.In(out.policy(), Optional.of(out.curves())),
            Records.read(ShowMap.Params.class, Map.of("episodes", 30, "random", 0.5, "pictures", 3)), context());
    assertEquals(1.0, shown.result().values().get("successAtTop"));
    assertTrue((double) shown.result().values().get("brier") < 0.02, shown.result().toString());
    assertEquals(3, shown.maps().pictures().size());
    assertTrue(shown.page().html().contains("hours of work"));
  }

  @Test
  void killedRunsGoOnToEqualBitsWithTheTriesThatWereKept() throws IOException {
    TrainAgent.Out straight = run(context(), 300, Map.of());
    TestRunContext stopped = context().stoppingAfter(70);
    assertThrows(CancelledException.class, () -> run(stopped, 300, Map.of()));
    TrainAgent.Out resumed = run(stopped.next(), 300, Map.of());
    assertArrayEquals(straight.policy().parameters(), resumed.policy().parameters());
    for (int i = 0; i < straight.curves().curves().size(); i++) {
      assertEquals(Arrays.toString(straight.curves().curves().get(i).y()), Arrays.toString(resumed.curves().curves().get(i).y()));
    }
  }

  @Test
  void anyNumberOfThreadsLearnsTheSame() throws IOException {
    assertArrayEquals(run(context(), 240, Map.of()).policy().parameters(), run(context().withThreads(2), 240, Map.of()).policy().parameters());
  }

  @Test
  void whatIsNeitherSuccessNorFailureIsRefused() {
    InputException e = assertThrows(InputException.class, () -> run(context(), 240, Map.of("worth", 3)));
    assertTrue(e.getMessage().endsWith("gave the reward 3.0; the agent success-map learns from success (1) and failure (0), ppo or dqn would fit"),
        e.getMessage());
  }

  @Test
  void playersInTheSameEpisodesAreComparedEpisodeByEpisode() throws IOException {
    TrainAgent.Out out = run(context(), 1500, Map.of());
    Map<String, Object> players = new HashMap<>(Map.of("map", Map.of(), "finger", Map.of("reference", "finger"), "corner",
        Map.of("reference", "corner")));
    PlaySideBySide.Params params = Records.read(PlaySideBySide.Params.class, Map.of("players", players, "against", "finger", "episodes", 20));
    PlaySideBySide.Out beside = new PlaySideBySide(core).run(new PlaySideBySide.In(out.policy()), params, context());
    assertEquals(Map.of("player", "map", "mean", 1.0, "low", 1.0, "high", 1.0, "percentMore", 0.0, "percentMoreLow", 0.0, "percentMoreHigh", 0.0),
        line(beside, "return per step", "map"));
    assertEquals(6.0, line(beside, "successes", "finger").get("mean"));
    // A step that moved the bright cell, the last one of the episode left out or not, is counted as often as it came.
    assertEquals(6.0, line(beside, "steps with moved", "finger").get("mean"));
    double corner = (double) line(beside, "return", "corner").get("mean");
    assertEquals(100 * (corner - 6) / 6, (double) line(beside, "return", "corner").get("percentMore"), 1e-9);
    assertEquals(18, ((Table.Words) beside.steps().column("player").orElseThrow()).values().size());
  }

  private static Map<?, ?> line(PlaySideBySide.Out beside, String score, String player) {
    return ((List<?>) beside.result().values().get(score)).stream().map(line -> (Map<?, ?>) line).filter(line ->
        line.get("player").equals(player)).findFirst().orElseThrow();
  }

  @Test
  void aPlayerWhoIsNotThereIsNamed() {
    PlaySideBySide.Params params = Records.read(PlaySideBySide.Params.class, Map.of("players", Map.of("map", Map.of()), "against", "mop"));
    InputException e = assertThrows(InputException.class, () -> new PlaySideBySide(core).run(new PlaySideBySide.In(null), params, context()));
    assertTrue(e.getMessage().startsWith("against: there is no player 'mop'"), e.getMessage());
  }
}
