package org.ganglion.rl.agents.algorithm;

import java.util.stream.IntStream;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Agent;
import org.ganglion.api.rl.Learner;
import org.ganglion.api.rl.LearningTask;
import org.ganglion.rl.agents.policy.ActionHead;
import org.ganglion.rl.agents.rollout.Advantages;
import org.ganglion.rl.agents.rollout.Rollout;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Advantage actor-critic (Mnih et al., 2016), all environments in step. After a few steps everywhere, every decision is made more probable by its
 * advantage, once; then what was lived through is forgotten. Simpler than proximal policy optimisation, and needs more steps.
 */
@Component(service = Agent.class)
@Provides(id = "a2c", summary = "Advantage actor-critic: one update from each step, choices or numbers, with or without memory")
public final class A2c extends ConfiguredAgent<A2c.Params> {
  private final TensorCore core;

  @Activate
  public A2c(@Reference TensorCore core) {
    super(Params.class);
    this.core = core;
  }

  /** How to learn. */
  public record Params(
      @Default("8") @Min(1) @Help("steps in each environment from one update to the next") int rollout,
      @Default("0.0007") @Min(0) @Help("size of the updates' steps") double learningRate,
      @Default("true") @Help("whether the learning rate falls to 0 at the end, in a straight line") boolean anneal,
      @Default("0.99") @Min(0) @Max(1) @Help("what a reward is worth one step later") double gamma,
      @Default("1") @Min(0) @Max(1) @Help("how far advantages look beyond the next value: 0 not at all, 1 to the end") double lambda,
      @Default("0") @Min(0) @Help("weight of the entropy, which keeps the policy exploring") double entropy,
      @Default("0.5") @Min(0) @Help("weight of the value's error") double value,
      @Default("0.5") @Min(0) @Help("largest norm of the gradients") double largestGradient,
      @Default("false") @Help("whether advantages are brought to mean 0 and deviation 1") boolean normaliseAdvantages,
      @Default("false") @Help("whether numbers observed are brought to mean 0 and deviation 1") boolean normaliseObservations,
      @Default("false") @Help("whether rewards are divided by the deviation of the returns") boolean normaliseRewards) {}

  @Override
  Learner learner(Params parameters, LearningTask task) {
    return new Learning(core, parameters, task);
  }

  private static final class Learning extends OnPolicyLearner {
    private static final Updater RMS_PROP = new Updater.RmsProp(0.99, 1e-5, 0);

    private final Params params;
    private final Rollout rollout;
    private final int[] windows;
    private final float[] outputs;
    private final float[] values;
    private final float[] outputGradients;
    private final float[] valueGradients;
    private final double[] advantages;

    Learning(TensorCore core, Params params, LearningTask task) {
      super(
          core, "a2c", task, new OnPolicyActor(task, params.rollout(), params.gamma(), params.normaliseObservations(), params.normaliseRewards()),
          Integer.MAX_VALUE, params.rollout());
      this.params = params;
      rollout = actor.rollout();
      windows = IntStream.range(0, rollout.rows() / networks.window()).toArray();
      outputs = new float[rollout.rows() * actor.head().outputs()];
      values = new float[rollout.rows()];
      outputGradients = new float[outputs.length];
      valueGradients = new float[values.length];
      advantages = new double[values.length];
    }

    @Override
    void learn(long update, double rest) {
      rollout.estimate(params.gamma(), params.lambda());
      networks.forward(rollout, windows, 0, windows.length, outputs, values);
      double entropy = gradients();
      networks.backward(outputGradients, valueGradients);
      step(RMS_PROP, params.learningRate() * (params.anneal() ? rest : 1), params.largestGradient());
      if (actor.episodesDrawn()) {
        task.context().metric("entropy", actor.world().steps(), entropy);
      }
    }

    /** Gradient of {@code −mean(A·ln p) + value·mean(error²)/2 − entropy·mean entropy}; the mean entropy. */
    private double gradients() {
      ActionHead head = actor.head();
      int rows = rollout.rows();
      System.arraycopy(rollout.advantages, 0, advantages, 0, rows);
      if (params.normaliseAdvantages()) {
        Advantages.normalise(advantages, rows);
      }
      double entropy = 0;
      for (int row = 0; row < rows; row++) {
        int at = row * head.outputs();
        head.gradient(outputs, at, rollout.decisions, row * head.width(), -advantages[row] / rows, -params.entropy() / rows, outputGradients);
        valueGradients[row] = (float) (params.value() * (values[row] - rollout.returns[row]) / rows);
        entropy += head.entropy(outputs, at) / rows;
      }
      return entropy;
    }
  }
}
