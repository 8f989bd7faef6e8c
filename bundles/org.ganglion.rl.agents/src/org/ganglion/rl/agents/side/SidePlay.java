package org.ganglion.rl.agents.side;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.ReferencePolicy;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.agents.evaluation.ReferencePlay;
import org.ganglion.rl.agents.policy.TrainedPolicy;
import org.ganglion.rl.agents.world.EnvironmentChoice;

/**
 * Plays the episodes of a seed. Environments of one kind give all players the same episodes, as far as these do not depend on what the player does.
 */
public final class SidePlay {
  private final TensorCore core;
  private final RunContext context;
  private final int episodes;
  private final int shown;
  private final long seed;

  /** So many episodes of a seed, of which number {@code shown} is kept step by step. */
  public SidePlay(TensorCore core, RunContext context, int episodes, int shown, long seed) {
    this.core = core;
    this.context = context;
    this.episodes = episodes;
    this.shown = shown;
    this.seed = seed;
  }

  /** Plays the policy's most probable actions. */
  public Played policy(String name, EnvironmentChoice choice, Model policy) {
    try (Environment environment = choice.createAlone(context);
        TrainedPolicy player = new TrainedPolicy(core, policy, environment.observationSpace(), environment.actionSpace(), 1, context)) {
      float[] seen = new float[environment.observationSpace().size()];
      return play(name, environment, new ReferencePolicy() {
        @Override
        public void begin() {
          player.begin(0);
        }

        @Override
        public void act(double[] action, int at) {
          environment.observe(seen, 0);
          player.look(seen);
          player.best(0, action, at);
        }
      });
    }
  }

  /** Plays a reference policy of the environment. */
  public Played reference(String name, EnvironmentChoice choice, String reference) {
    try (Environment environment = choice.createAlone(context)) {
      return play(name, environment, new ReferencePlay(choice, reference, context).policy(environment, seed));
    }
  }

  private Played play(String name, Environment environment, ReferencePolicy player) {
    double[] action = new double[environment.actionSpace().size()];
    float[] seen = new float[environment.observationSpace().size()];
    StepResult result = new StepResult();
    Played.Scores scores = new Played.Scores();
    Trace trace = null;
    Map<String, Object> told = environment.reset(Reset.seeded(RandomStream.derive(seed, "evaluate")));
    Map<String, Object> first = told;
    for (int episode = 0; episode < episodes; episode++) {
      if (episode > 0) {
        told = environment.reset(Reset.next());
      }
      Trace kept = new Trace(told.get("observed") instanceof List<?> names ? names.stream().map(String::valueOf).toList() : List.of());
      Map<String, Double> sums = new LinkedHashMap<>(Map.of(Played.RETURN, 0.0, Played.STEPS, 0.0));
      player.begin();
      do {
        context.checkCancelled();
        player.act(action, 0);
        environment.step(action, 0, result);
        if (episode == shown) {
          environment.observe(seen, 0);
          kept.add(seen, result);
        }
        sums.merge(Played.RETURN, result.reward(), Double::sum);
        sums.merge(Played.STEPS, 1.0, Double::sum);
        count(result, sums);
      } while (!result.over());
      scores.add(sums);
      trace = episode == shown ? kept : trace;
    }
    return new Played(name, scores.all(), trace, bounds(first), number(first.get("secondsPerStep")));
  }

  /** What is told within an episode counts the steps in which it is; a number that is first told at the end is a score of the whole. */
  private static void count(StepResult result, Map<String, Double> sums) {
    result.info().forEach((key, value) -> {
      String steps = "steps with " + key;
      if (!result.over() || sums.containsKey(steps)) {
        sums.merge(steps, 1.0, Double::sum);
      } else if (value instanceof Number number) {
        sums.put(key, number.doubleValue());
      }
    });
  }

  private static Map<String, Double> bounds(Map<String, Object> told) {
    Map<String, Double> bounds = new LinkedHashMap<>();
    if (told.get("bounds") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> bounds.put(String.valueOf(name), number(value)));
    }
    return bounds;
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
