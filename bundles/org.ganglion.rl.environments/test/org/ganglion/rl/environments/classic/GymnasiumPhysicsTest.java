package org.ganglion.rl.environments.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Stateful;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.environments.ReferenceData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** If this fails, results on these problems cannot be compared with anybody else's. */
class GymnasiumPhysicsTest {
  static List<Problem> problems() {
    return List.of(
        new Problem("CartPole-v1", new CartPoleFactory()),
        new Problem("MountainCar-v0", new MountainCarFactory()),
        new Problem("MountainCarContinuous-v0", new MountainCarContinuousFactory()),
        new Problem("Acrobot-v1", new AcrobotFactory()),
        new Problem("Pendulum-v1", new PendulumFactory()));
  }

  record Problem(String id, EnvironmentFactory factory) {}

  @ParameterizedTest
  @MethodSource("problems")
  void everyPublishedTransition(Problem problem) {
    Environment environment = problem.factory().create(Map.of());
    Stateful physics = (Stateful) environment.unwrapped();
    List<Map<String, Object>> transitions = ReferenceData.list(ReferenceData.read(problem.id() + ".transitions.json").get("transitions"));
    assertEquals(25, transitions.size());
    for (Map<String, Object> expected : transitions) {
      environment.reset(Reset.seeded(1));
      physics.setState(ReferenceData.numbers(expected.get("state")));
      step(environment, expected, 1e-12);
      assertArrayEquals(ReferenceData.numbers(expected.get("next_state")), physics.state(), 1e-12, () -> "state after " + expected);
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void thePublishedRollout(Problem problem) {
    Environment environment = problem.factory().create(Map.of());
    Map<String, Object> rollout = ReferenceData.read(problem.id() + ".rollout.json");
    environment.reset(Reset.seeded(1));
    ((Stateful) environment.unwrapped()).setState(ReferenceData.numbers(rollout.get("initial_state")));
    for (Map<String, Object> expected : ReferenceData.list(rollout.get("steps"))) {
      step(environment, expected, 1e-12);
    }
  }

  private static void step(Environment environment, Map<String, Object> expected, double tolerance) {
    StepResult result = new StepResult();
    environment.step(ReferenceData.numbers(expected.get("action")), 0, result);
    assertEquals((Double) expected.get("reward"), result.reward(), tolerance, () -> "reward of " + expected);
    assertEquals(expected.get("terminated"), result.terminated(), () -> "terminated of " + expected);
    assertEquals(expected.get("truncated"), result.truncated(), () -> "truncated of " + expected);
    double[] numbers = ReferenceData.numbers(expected.get("observation"));
    float[] wanted = new float[numbers.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (float) numbers[i];
    }
    float[] observation = new float[environment.observationSpace().size()];
    environment.observe(observation, 0);
    assertArrayEquals(wanted, observation, 0f, () -> "observation after " + expected);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void manySideBySideAreTheSameAsEachAlone(Problem problem) {
    for (Autoreset mode : Autoreset.values()) {
      SideBySide.check(problem.factory(), mode);
    }
  }
}
