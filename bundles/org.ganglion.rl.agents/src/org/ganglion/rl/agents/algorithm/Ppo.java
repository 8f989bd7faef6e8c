package org.ganglion.rl.agents.algorithm;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Agent;
import org.ganglion.api.rl.Learner;
import org.ganglion.api.rl.LearningTask;
import org.ganglion.rl.agents.policy.ActorCritic;
import org.ganglion.rl.agents.policy.PolicySpecs;
import org.ganglion.rl.agents.rollout.Advantages;
import org.ganglion.rl.agents.rollout.Rollout;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Proximal policy optimisation (Schulman et al., 2017). The agent acts for a while, estimates how much better each decision was than expected, and makes good
 * decisions more probable over several passes, but none so much that what was lived through says nothing any more about the policy. With a memory it learns
 * from windows of steps in place of single ones.
 */
@Component(service = Agent.class)
@Provides(id = "ppo", summary = "Proximal policy optimisation: choices or numbers, with or without memory")
public final class Ppo implements Agent {
  private final TensorCore core;

  @Activate
  public Ppo(@Reference TensorCore core) {
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
  public Schema.Fields parameters() {
    return Records.schema(Params.class);
  }

  @Override
  public Learner learner(Map<String, Object> parameters, LearningTask task) {
    return new Learning(core, Records.read(Params.class, parameters), task);
  }

  private static final class Learning implements Learner {
    private static final Updater ADAM = new Updater.Adam(0.9, 0.999, 1e-5, 0);

    private final Params params;
    private final LearningTask task;
    private final OnPolicyActor actor;
    private final ActorCritic networks;
    private final Rollout rollout;
    private final PpoLoss loss;
    private final RandomStream shuffle;
    private long updates;

    Learning(TensorCore core, Params params, LearningTask task) {
      this.params = params;
      this.task = task;
      actor = new OnPolicyActor(task, params.rollout(), params.gamma(), params.normaliseObservations(), params.normaliseRewards());
      boolean remembers = task.body().memory() > 0;
      if (remembers && (params.rollout() % params.window() != 0 || params.minibatch() % params.window() != 0)) {
        throw new InputException("a memory learns from whole windows: rollout " + params.rollout() + " and minibatch " + params.minibatch()
            + " must be multiples of window " + params.window());
      }
      PolicySpecs specs = new PolicySpecs(task.body(), actor.input().shape(), actor.head().outputs());
      int rows = Math.min(params.minibatch(), actor.rollout().rows());
      networks = ActorCritic.compile(core, specs, actor.world().count(), rows, params.window(), task.context());
      actor.actWith(networks);
      rollout = actor.rollout();
      loss = new PpoLoss(actor.head(), params.clip(), params.valueClip(), params.entropy(), params.value(), rows);
      shuffle = RandomStream.of(task.context().seed(), "shuffle");
    }

    @Override
    public long advance() {
      double rest = params.anneal() ? Math.max(0, 1 - (double) actor.world().steps() / task.steps()) : 1;
      actor.live();
      rollout.estimate(params.gamma(), params.lambda());
      PpoLoss.Sums sums = new PpoLoss.Sums();
      for (int epoch = 0; epoch < params.epochs(); epoch++) {
        pass(epoch, params.learningRate() * rest, sums);
        if (params.targetDivergence() > 0 && sums.divergence() > params.targetDivergence()) {
          break;
        }
      }
      networks.refresh();
      updates++;
      curves(sums, rest);
      return actor.world().steps();
    }

    private void pass(int epoch, double learningRate, PpoLoss.Sums sums) {
      int window = networks.window();
      int[] order = shuffle.permutation(rollout.rows() / window, updates * params.epochs() + epoch);
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
        double norm = networks.step(ADAM, learningRate, params.largestGradient());
        if (!Double.isFinite(norm)) {
          throw new InputException("the gradients are no numbers any more after " + actor.world().steps() + " steps; a lower learningRate would fit");
        }
      }
    }

    private void curves(PpoLoss.Sums sums, double rest) {
      if (actor.episodesDrawn()) {
        double steps = actor.world().steps();
        task.context().metric("policy loss", steps, sums.policy());
        task.context().metric("value loss", steps, sums.value());
        task.context().metric("entropy", steps, sums.entropy());
        task.context().metric("divergence", steps, sums.divergence());
        task.context().metric("share clipped", steps, sums.clipped());
        task.context().metric("learning rate", steps, params.learningRate() * rest);
      }
    }

    @Override
    public Model policy() {
      return networks.model(actor.input().normalisation(), Map.of("head", actor.head().name(), "algorithm", "ppo"));
    }

    @Override
    public void save(Checkpoint.Parts parts) throws IOException {
      actor.save(parts);
      networks.save(parts);
      try (DataOutputStream out = new DataOutputStream(parts.create("ppo"))) {
        out.writeLong(updates);
      }
    }

    @Override
    public void restore(Checkpoint checkpoint) throws IOException {
      networks.restore(checkpoint);
      actor.restore(checkpoint);
      try (DataInputStream in = new DataInputStream(checkpoint.open("ppo"))) {
        updates = in.readLong();
      }
    }

    @Override
    public void close() {
      networks.close();
    }
  }
}
