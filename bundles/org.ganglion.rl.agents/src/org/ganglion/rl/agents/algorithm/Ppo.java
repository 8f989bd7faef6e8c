package org.ganglion.rl.agents.algorithm;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Agent;
import org.ganglion.api.rl.Learner;
import org.ganglion.api.rl.LearningTask;
import org.ganglion.rl.agents.rollout.Advantages;
import org.ganglion.rl.agents.rollout.Rollout;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Proximal policy optimisation (Schulman et al., 2017). The agent acts for a while, estimates how much better each decision was than expected, and
 * makes good decisions more probable over several passes, but none so much that what was lived through says nothing any more about the policy. With a
 * memory it learns from windows of steps in place of single ones.
 */
@Component(service = Agent.class)
@Provides(id = "ppo", summary = "Proximal policy optimisation: choices or numbers, with or without memory")
public final class Ppo extends ConfiguredAgent<Ppo.Params> {
  private final TensorCore core;

  @Activate
  public Ppo(@Reference TensorCore core) {
    super(Params.class);
    this.core = core;
  }

  /** How to learn. */
  public record Params(
      @Default("128") @Min(1) @Help("steps in each environment from one update to the next") int rollout,
      @Default("4") @Min(1) @Help("passes over these steps") int epochs,
      @Default("256") @Min(1) @Help("steps in a minibatch") int minibatch,
      @Default("0.0003") @Min(0) @Help("size of the updates' steps") double learningRate,
      @Default("true") @Help("whether the learning rate falls to 0 at the end, in a straight line") boolean anneal,
      @Default("0.99") @Min(0) @Max(1) @Help("what a reward is worth one step later") double gamma,
      @Default("0.95") @Min(0) @Max(1) @Help("how far advantages look beyond the next value: 0 not at all, 1 to the end") double lambda,
      @Default("0.2") @Min(0) @Help("how far a decision's probability may move, as a share, before an update stops pushing it") double clip,
      @Default("0") @Min(0) @Help("how far a value may move before an update stops pushing it; 0: any distance") double valueClip,
      @Default("0") @Min(0) @Help("weight of the entropy, which keeps the policy exploring") double entropy,
      @Default("0.5") @Min(0) @Help("weight of the value's error") double value,
      @Default("0.5") @Min(0) @Help("largest norm of the gradients") double largestGradient,
      @Default("0") @Min(0) @Help("divergence of new from old policy at which the passes end early; 0: never") double targetDivergence,
      @Default("true") @Help("whether advantages are brought to mean 0 and deviation 1 in each minibatch") boolean normaliseAdvantages,
      @Default("false") @Help("whether numbers observed are brought to mean 0 and deviation 1") boolean normaliseObservations,
      @Default("false") @Help("whether rewards are divided by the deviation of the returns") boolean normaliseRewards,
      @Default("16") @Min(1) @Help("steps through which a memory learns at once") int window) {}

  @Override
  Learner learner(Params parameters, LearningTask task) {
    return new Learning(core, parameters, task);
  }

  private static final class Learning extends OnPolicyLearner {
    private static final Updater ADAM = new Updater.Adam(0.9, 0.999, 1e-5, 0);

    private final Params params;
    private final Rollout rollout;
    private final PpoLoss loss;
    private final RandomStream shuffle;

    Learning(TensorCore core, Params params, LearningTask task) {
      super(core, "ppo", task, actor(params, task), params.minibatch(), params.window());
      this.params = params;
      rollout = actor.rollout();
      loss = new PpoLoss(actor.head(), params.clip(), params.valueClip(), params.entropy(), params.value(),
          Math.min(params.minibatch(), rollout.rows()));
      shuffle = RandomStream.of(task.context().seed(), "shuffle");
    }

    private static OnPolicyActor actor(Params params, LearningTask task) {
      if (task.body().memory() > 0 && (params.rollout() % params.window() != 0 || params.minibatch() % params.window() != 0)) {
        throw new InputException("a memory learns from whole windows: rollout " + params.rollout() + " and minibatch " + params.minibatch()
            + " must be multiples of window " + params.window());
      }
      return new OnPolicyActor(task, params.rollout(), params.gamma(), params.normaliseObservations(), params.normaliseRewards());
    }

    @Override
    void learn(long update, double rest) {
      double learningRate = params.learningRate() * (params.anneal() ? rest : 1);
      rollout.estimate(params.gamma(), params.lambda());
      PpoLoss.Sums sums = new PpoLoss.Sums();
      for (int epoch = 0; epoch < params.epochs(); epoch++) {
        pass(update * params.epochs() + epoch, learningRate, sums);
        if (params.targetDivergence() > 0 && sums.divergence() > params.targetDivergence()) {
          break;
        }
      }
      curves(sums, learningRate);
    }

    private void pass(long pass, double learningRate, PpoLoss.Sums sums) {
      int window = networks.window();
      int[] order = shuffle.permutation(rollout.rows() / window, pass);
      int batch = Math.max(1, params.minibatch() / window);
      for (int from = 0; from < order.length; from += batch) {
        int to = Math.min(order.length, from + batch);
        networks.forward(rollout, order, from, to, loss.outputs(), loss.values());
        loss.gather(rollout, order, from, to, window);
        if (params.normaliseAdvantages()) {
          Advantages.normalise(loss.advantages(), (to - from) * window);
        }
        loss.evaluate((to - from) * window, sums);
        networks.backward(loss.outputGradients(), loss.valueGradients());
        step(ADAM, learningRate, params.largestGradient());
      }
    }

    private void curves(PpoLoss.Sums sums, double learningRate) {
      if (actor.episodesDrawn()) {
        double steps = actor.world().steps();
        task.context().metric("policy loss", steps, sums.policy());
        task.context().metric("value loss", steps, sums.value());
        task.context().metric("entropy", steps, sums.entropy());
        task.context().metric("divergence", steps, sums.divergence());
        task.context().metric("share clipped", steps, sums.clipped());
        task.context().metric("learning rate", steps, learningRate);
      }
    }
  }
}
