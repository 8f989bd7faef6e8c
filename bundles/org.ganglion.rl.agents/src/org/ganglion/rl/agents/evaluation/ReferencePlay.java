package org.ganglion.rl.agents.evaluation;

import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.ReferencePolicy;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.agents.world.EnvironmentChoice;

/** Episodes of somebody who does not learn: what a trained policy is held against. */
public final class ReferencePlay {
  /** Name of the policy that draws actions at random, which every environment has. */
  public static final String RANDOM = "random";

  private final EnvironmentChoice choice;
  private final String name;
  private final RunContext context;

  /** A reference policy of an environment by name. */
  public ReferencePlay(EnvironmentChoice choice, String name, RunContext context) {
    this.choice = choice;
    this.name = name;
    this.context = context;
  }

  /** Returns of episodes. */
  public double[] returns(int episodes, long seed) {
    double[] returns = new double[episodes];
    try (Environment environment = choice.createAlone(context)) {
      ReferencePolicy policy = policy(environment, seed);
      double[] action = new double[environment.actionSpace().size()];
      StepResult result = new StepResult();
      environment.reset(Reset.seeded(RandomStream.derive(seed, "evaluate")));
      for (int episode = 0; episode < episodes; episode++) {
        if (episode > 0) {
          environment.reset(Reset.next());
        }
        policy.begin();
        do {
          context.checkCancelled();
          policy.act(action, 0);
          environment.step(action, 0, result);
          returns[episode] += result.reward();
        } while (!result.over());
        if (result.info().get("episode") instanceof java.util.Map<?, ?> told && told.get("return") instanceof Number number) {
          returns[episode] = number.doubleValue();
        }
      }
    }
    return returns;
  }

  /**
   * The policy at work in an environment of the choice.
   *
   * @throws InputException when there is none of that name
   */
  public ReferencePolicy policy(Environment environment, long seed) {
    EnvironmentFactory factory = choice.factory(context);
    if (name.equals(RANDOM) && !factory.references().contains(RANDOM)) {
      RandomStream random = RandomStream.of(seed, "random policy");
      long[] step = new long[1];
      return (action, at) -> environment.actionSpace().sample(random, step[0]++, action, at);
    }
    try {
      return factory.reference(name, environment);
    } catch (IllegalArgumentException e) {
      throw new InputException("environment '" + choice.id() + "': " + e.getMessage(), e);
    }
  }
}
