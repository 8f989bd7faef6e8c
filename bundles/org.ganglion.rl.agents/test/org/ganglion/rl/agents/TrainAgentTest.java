package org.ganglion.rl.agents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class TrainAgentTest {
  private final TestCore core = new TestCore();
  private final TrainAgent train = new TrainAgent(core);

  private static final Map<String, Object> PPO = Map.of("id", "ppo", "options",
      Map.of("rollout", 8, "minibatch", 16, "window", 4, "normaliseObservations", true));
  private static final Map<String, Object> NOISY =
      Map.of("id", "dqn", "options", Map.of("start", 20, "batch", 8, "targetEvery", 5, "priority", 0.6, "nStep", 3, "duelling", true));

  private TrainAgent.Out run(TestRunContext context, Object... settings) throws IOException {
    Map<String, Object> with = new HashMap<>(Map.of("environment", Map.of("id", "walk"), "network", Map.of("type", "dense", "hidden", List.of(8))));
    with.putAll(Map.of("environments", 3, "steps", 240, "evaluate", Map.of("every", 96, "episodes", 4)));
    for (int i = 0; i < settings.length; i += 2) {
      with.put((String) settings[i], settings[i + 1]);
    }
    return train.run(new TrainAgent.In(Optional.empty()), Records.read(TrainAgent.Params.class, with), context);
  }

  private TestRunContext context() {
    return TestWorld.context(core, 5);
  }

  @Test
  void killedRunsGoOnToEqualBits() throws IOException {
    for (Object[] settings : new Object[][] {
      {"agent", PPO}, {"agent", PPO, "memory", Map.of("type", "recurrent", "units", 5)}, {"agent", NOISY}, {"agent", Map.of("id", "a2c")},
      {"agent", PPO, "environment", Map.of("id", "push")}}) {
      TrainAgent.Out straight = run(context(), settings);
      TestRunContext stopped = context().stoppingAfter(4);
      assertThrows(CancelledException.class, () -> run(stopped, settings));
      TrainAgent.Out resumed = run(stopped.next(), settings);
      String what = Arrays.deepToString(settings);
      assertArrayEquals(straight.policy().parameters(), resumed.policy().parameters(), what);
      assertArrayEquals(straight.policy().statistics(), resumed.policy().statistics(), what);
      assertEquals(text(straight.curves()), text(resumed.curves()), what);
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameCurve() throws IOException {
    TrainAgent.Out one = run(context(), "agent", PPO);
    TrainAgent.Out two = run(context().withThreads(2), "agent", PPO);
    assertArrayEquals(one.policy().parameters(), two.policy().parameters());
    assertEquals(text(one.curves()), text(two.curves()));
    TrainAgent.Out other = run(TestWorld.context(core, 6), "agent", PPO);
    assertFalse(Arrays.equals(one.policy().parameters(), other.policy().parameters()), "another seed learns otherwise");
  }

  @Test
  void everyAlgorithmLearnsToWalk() throws IOException {
    Map<String, Object> quick = Map.of("rollout", 16, "minibatch", 32, "learningRate", 0.02, "epochs", 4);
    assertEquals(TestWorld.BEST, last(run(context(), "agent", Map.of("id", "ppo", "options", quick), "steps", 2400)), 1e-9);
    assertEquals(TestWorld.BEST, last(run(context(), "agent", Map.of("id", "ppo", "options", quick), "memory",
        Map.of("type", "recurrent", "units", 8), "steps", 2400)), 1e-9);
    assertEquals(TestWorld.BEST, last(run(context(), "agent", Map.of("id", "a2c", "options", Map.of("learningRate", 0.02)), "steps", 3600)), 1e-9);
    for (boolean duelling : new boolean[] {false, true}) {
      Map<String, Object> dqn = Map.of("start", 100, "batch", 16, "targetEvery", 20, "learningRate", 0.01, "duelling", duelling, "priority", duelling
          ? 0.6 : 0);
      assertEquals(TestWorld.BEST, last(run(context(), "agent", Map.of("id", "dqn", "options", dqn), "steps", 2400)), 1e-9);
    }
  }

  @Test
  void onlyAMemoryRecallsWhatIsSeenNoMore() throws IOException {
    for (String agent : new String[] {"ppo", "a2c"}) {
      Map<String, Object> rates = Map.of("rollout", 16, "learningRate", 0.02, "entropy", 0.01);
      Map<String, Object> options = new HashMap<>(rates);
      if (agent.equals("ppo")) {
        options.putAll(Map.of("minibatch", 64, "window", 8));
      }
      Object[] settings = {"agent", Map.of("id", agent, "options", options), "environment", Map.of("id", "recall"), "environments", 8, "steps", 9600,
        "evaluate", Map.of("episodes", 40), "memory", Map.of("type", "recurrent", "units", 8)};
      assertEquals(1, last(run(context(), settings)), 1e-9, agent
          + " must carry the sign over to the last step, through windows that episodes end in");
      settings[settings.length - 1] = Map.of("type", "none");
      assertTrue(last(run(context(), settings)) < 0.8, "without memory it is guessing");
    }
  }

  private static double last(TrainAgent.Out out) {
    return (double) out.result().values().get("meanReturn");
  }

  @Test
  void aCrashEndsAnEpisodeAndNotTheTraining() throws IOException {
    TestRunContext context = context();
    TrainAgent.Out out = run(context, "agent", PPO, "environment", Map.of("id", "walk", "options", Map.of("crashAt", 30)));
    assertTrue((long) out.result().values().get("steps") >= 240);
    assertTrue(context.log().stream().anyMatch(line -> line.matches("environment \\d failed at step \\d+, .*stumbled.*")), context.log().toString());
  }

  @Test
  void whatIsNoNumberStopsTheRunWithStepAndEnvironment() {
    assertSentence("environment 0 gave the reward NaN at its step 21; nothing can be learnt from that: repair the environment", "nanRewardAt");
    assertSentence("environment 0 gave an observation with NaN at place 1 at its step 21; nothing can be learnt from that: repair the environment",
        "nanObservationAt");
  }

  private void assertSentence(String sentence, String option) {
    InputException e = assertThrows(
        InputException.class, () -> run(context(), "agent", PPO, "environment", Map.of("id", "walk", "options", Map.of(option, 21))));
    assertEquals(sentence, e.getMessage());
  }

  @Test
  void mistakesAreToldInOneSentence() {
    InputException wrong = assertThrows(InputException.class, () -> run(context(), "agent", NOISY, "environment", Map.of("id", "push")));
    assertTrue(wrong.getMessage().contains("ppo would fit"), wrong.getMessage());
    InputException unknown = assertThrows(InputException.class, () ->
        run(context(), "agent", Map.of("id", "ppo", "options", Map.of("learnRate", 1))));
    assertTrue(unknown.getMessage().startsWith("agent 'ppo': "), unknown.getMessage());
  }

  @Test
  void experienceCanBeGoneOnFrom() throws IOException {
    TrainAgent.Out first = run(context(), "agent", NOISY);
    TestRunContext context = context();
    Map<String, Object> with = Map.of("environment", Map.of("id", "walk"), "agent", NOISY, "steps", 30);
    train.run(new TrainAgent.In(Optional.of(first.experience())), Records.read(TrainAgent.Params.class, with), context);
    assertTrue(context.log().stream().anyMatch(line -> line.matches("begins with \\d+ transitions of earlier experience")), context.log().toString());
  }

  private static String text(Series series) {
    StringBuilder text = new StringBuilder();
    series.curves().forEach(curve -> text.append(curve.name()).append(Arrays.toString(curve.x())).append(Arrays.toString(curve.y())));
    return text.toString();
  }
}
