package org.ganglion.rl.agents.evaluation;

import java.util.Optional;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.VectorStep;
import org.ganglion.rl.agents.policy.PackagedPolicy;
import org.ganglion.rl.agents.policy.Player;
import org.ganglion.rl.agents.policy.TrainedPolicy;
import org.ganglion.rl.agents.world.EnvironmentChoice;

/**
 * Whole episodes of a policy in environments of its own. Each environment plays its share from the start, however long its episodes are: taking
 * whichever end first would count short ones too often.
 */
public final class Evaluation {
  private static final int MOST_AT_ONCE = 32;

  private final TensorCore core;
  private final EnvironmentChoice choice;
  private final int episodes;
  private final boolean deterministic;
  private final RunContext context;

  /** {@code episodes} of an environment, by the most probable actions or by drawn ones. */
  public Evaluation(TensorCore core, EnvironmentChoice choice, int episodes, boolean deterministic, RunContext context) {
    this.core = core;
    this.choice = choice;
    this.episodes = episodes;
    this.deterministic = deterministic;
    this.context = context;
  }

  /**
   * What the episodes came to.
   *
   * @param returns of each episode
   * @param lengths in steps
   * @param seen the first observations
   */
  public record Outcome(double[] returns, double[] lengths, Seen seen) {
    /** Mean return. */
    public double mean() {
      return java.util.Arrays.stream(returns).average().orElse(Double.NaN);
    }
  }

  /** Plays. Equal policies and seeds give equal outcomes. */
  public Outcome of(Model policy, long seed) {
    return of(policy, Optional.empty(), seed, 0);
  }

  /** Plays, where there is a package by this in place of the policy from which it was made, and keeps the first observations. */
  public Outcome of(Model policy, Optional<DevicePackage> packed, long seed, int keep) {
    int count = Math.min(episodes, MOST_AT_ONCE);
    try (VectorEnvironment environments = choice.createVector(count, context.threads(), context);
        Player player = player(policy, packed, environments, count)) {
      return play(environments, player, seed, new Seen(keep, environments.observationSpace().size()));
    }
  }

  private Player player(Model policy, Optional<DevicePackage> packed, VectorEnvironment environments, int count) {
    if (packed.isPresent()) {
      boolean byValue = "values".equals(policy.about().get("head"));
      return new PackagedPolicy(packed.get(), environments.observationSpace(), environments.actionSpace(), count, byValue);
    }
    return new TrainedPolicy(core, policy, environments.observationSpace(), environments.actionSpace(), count, context);
  }

  private Outcome play(VectorEnvironment environments, Player player, long seed, Seen seen) {
    int count = environments.count();
    double[] returns = new double[episodes];
    double[] lengths = new double[episodes];
    double[] total = new double[count];
    int[] length = new int[count];
    int[] next = new int[count];
    VectorStep now = environments.newStep();
    environments.reset(Reset.seeded(RandomStream.derive(seed, "evaluate")), now);
    double[] actions = new double[count * environments.actionSpace().size()];
    RandomStream random = RandomStream.of(seed, "evaluate");
    int open = episodes;
    for (long step = 0; open > 0; step++) {
      context.checkCancelled();
      player.look(now.observations());
      seen.add(now.observations());
      for (int i = 0; i < count; i++) {
        int at = i * (actions.length / count);
        if (deterministic) {
          player.best(i, actions, at);
        } else {
          player.sample(i, random, step, actions, at);
        }
      }
      environments.step(actions, now);
      for (int i = 0; i < count; i++) {
        total[i] += now.rewards()[i];
        length[i]++;
        if (now.over(i)) {
          int episode = i + count * next[i]++;
          if (episode < episodes) {
            returns[episode] = total(now, i, total[i]);
            lengths[episode] = length[i];
            open--;
          }
          total[i] = 0;
          length[i] = 0;
          player.begin(i);
        }
      }
    }
    return new Outcome(returns, lengths, seen);
  }

  private static double total(VectorStep now, int i, double summed) {
    return now.info(i).get("episode") instanceof java.util.Map<?, ?> told && told.get("return") instanceof Number number ? number.doubleValue()
        : summed;
  }
}
