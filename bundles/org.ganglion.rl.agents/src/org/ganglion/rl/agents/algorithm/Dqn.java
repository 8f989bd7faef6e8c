package org.ganglion.rl.agents.algorithm;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Agent;
import org.ganglion.api.rl.Experience;
import org.ganglion.api.rl.Learner;
import org.ganglion.api.rl.LearningTask;
import org.ganglion.api.rl.Space;
import org.ganglion.rl.agents.policy.ActionValues;
import org.ganglion.rl.agents.replay.Priorities;
import org.ganglion.rl.agents.replay.ReplayBuffer;
import org.ganglion.rl.agents.world.ObservationInput;
import org.ganglion.rl.agents.world.World;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Deep Q-learning (Mnih et al., 2015). The agent estimates what each action is worth, takes the best one but for a share of random ones, keeps what
 * it goes through, and learns from batches drawn from that: the value of an action is its reward and the discounted value of the best action
 * afterwards. Options: double (van Hasselt et al., 2016), duelling (Wang et al., 2016), returns over n steps, prioritised replay (Schaul et al.,
 * 2016).
 */
@Component(service = Agent.class)
@Provides(id = "dqn", summary = "Deep Q-learning with double, duelling, n-step and prioritised replay as options; choices only")
public final class Dqn extends ConfiguredAgent<Dqn.Params> {
  private final TensorCore core;

  @Activate
  public Dqn(@Reference TensorCore core) {
    super(Params.class);
    this.core = core;
  }

  /** How to learn. */
  public record Params(
      @Default("50000") @Min(2) @Help("transitions that are kept") int capacity,
      @Default("1000") @Min(1) @Help("steps before the first update") int start,
      @Default("4") @Min(1) @Help("steps from one round of updates to the next") int every,
      @Default("1") @Min(1) @Help("updates in a round") int updates,
      @Default("64") @Min(1) @Help("transitions in a batch") int batch,
      @Default("0.0005") @Min(0) @Help("size of the updates' steps") double learningRate,
      @Default("0.99") @Min(0) @Max(1) @Help("what a reward is worth one step later") double gamma,
      @Default("500") @Min(1) @Help("updates after which targets are taken from the present network") int targetEvery,
      @Default("1") @Min(0) @Max(1) @Help("share of the random actions at the start") double exploreFirst,
      @Default("0.05") @Min(0) @Max(1) @Help("share of the random actions in the end") double exploreLast,
      @Default("0.3") @Min(0) @Max(1) @Help("share of the steps over which random actions become fewer") double exploreFor,
      @Default("false") @Help("whether a random action is held for a random while, which gets further than trembling (Dabney et al., 2021)")
          boolean hold,
      @Default("true") @Help("whether one network chooses the best next action and the other values it, against overestimation") boolean doubleQ,
      @Default("false") @Help("whether situation and actions are valued apart") boolean duelling,
      @Default("1") @Min(1) @Help("steps whose rewards are taken as they were before a value stands for the rest") int nStep,
      @Default("0") @Min(0) @Max(1) @Help("how strongly surprising transitions are preferred; 0: drawn evenly") double priority,
      @Default("0.4") @Min(0) @Max(1) @Help("how much that preference is made up for at the start; fully in the end") double correction,
      @Default("10") @Min(0) @Help("largest norm of the gradients") double largestGradient,
      @Default("false") @Help("whether numbers observed are brought to mean 0 and deviation 1") boolean normaliseObservations,
      @Default("10000") @Min(0) @Help("transitions that the step gives out as experience") int keep) {}

  @Override
  Learner learner(Params parameters, LearningTask task) {
    return new Learning(core, parameters, task);
  }

  /**
   * {@code reward + discount · value of the best next action}, the choice by {@code choosing}, its value by {@code valuing}; both hold one row of
   * values.
   */
  static double target(double reward, double discount, float[] choosing, float[] valuing, int at, int actions) {
    return reward + (discount == 0 ? 0 : discount * valuing[at + best(choosing, at, actions)]);
  }

  private static int best(float[] values, int at, int actions) {
    int best = 0;
    for (int a = 1; a < actions; a++) {
      best = values[at + a] > values[at + best] ? a : best;
    }
    return best;
  }

  private static final class Learning implements Learner {
    private static final Updater ADAM = Updater.adam();

    /** Steps for which a random action is held at most. */
    private static final double LONGEST = 100;

    private final Params params;
    private final LearningTask task;
    private final World world;
    private final Space.Discrete choice;
    private final int actions;
    private final ObservationInput input;
    private final ActionValues values;
    private final ReplayBuffer buffer;
    private final Priorities priorities;
    private final RandomStream explore;
    private final RandomStream draw;
    private final float[] seen;
    private final float[] inputs;
    private final float[] opinions;
    private final int[] chosen;
    private final int[] held;
    private final double[] sent;
    private final int[] slots;
    private final double[] weights;
    private final double[] rewards;
    private final double[] discounts;
    private final float[] row;
    private final float[] before;
    private final float[] after;
    private final float[] present;
    private final float[] choosing;
    private final float[] valuing;
    private final float[] gradients;
    private long updates;
    private long drawn;

    Learning(TensorCore core, Params params, LearningTask task) {
      this.params = params;
      this.task = task;
      if (task.body().memory() > 0 || !(task.environments().actionSpace() instanceof Space.Discrete)) {
        throw new InputException("the agent dqn chooses one of several actions and has no memory, the environment takes "
            + task.environments().actionSpace()
            + (task.body().memory() > 0 ? " and a recurrent layer was asked for" : "") + "; ppo would fit");
      }
      world = new World(task);
      choice = (Space.Discrete) world.actionSpace();
      actions = choice.n();
      input = new ObservationInput(world.observationSpace(), params.normaliseObservations());
      values = new ActionValues(core, task.body(), input.shape(), actions, params.duelling(), world.count(), params.batch(), task.context());
      buffer = new ReplayBuffer(world.count(), params.capacity(), world.observationSpace().size());
      priorities = new Priorities(buffer, params.priority());
      explore = RandomStream.of(task.context().seed(), "explore");
      draw = RandomStream.of(task.context().seed(), "draw");
      int raw = world.observationSpace().size();
      seen = new float[world.count() * raw];
      inputs = new float[world.count() * input.size()];
      opinions = new float[world.count() * actions];
      chosen = new int[world.count()];
      held = new int[world.count()];
      sent = new double[world.count()];
      slots = new int[params.batch()];
      weights = new double[params.batch()];
      rewards = new double[params.batch()];
      discounts = new double[params.batch()];
      row = new float[raw];
      before = new float[params.batch() * input.size()];
      after = new float[before.length];
      present = new float[params.batch() * actions];
      choosing = new float[present.length];
      valuing = new float[present.length];
      gradients = new float[present.length];
      task.experience().ifPresent(this::begin);
      input.learn(world.now().observations(), world.count());
    }

    private void begin(Experience earlier) {
      try {
        buffer.begin(earlier);
      } catch (IllegalArgumentException e) {
        throw new InputException("experience: " + e.getMessage(), e);
      }
      priorities.addAll(world.count());
      task.context().log("begins with " + buffer.depth() * world.count() + " transitions of earlier experience");
    }

    @Override
    public long advance() {
      long rounds = world.steps() / params.every();
      act();
      if (world.steps() >= params.start()) {
        for (long due = (world.steps() / params.every() - rounds) * params.updates(); due > 0; due--) {
          learn();
        }
        values.refresh();
      }
      return world.steps();
    }

    private void act() {
      long moment = world.steps() / world.count();
      double share = Math.min(1, world.steps() / Math.max(1, params.exploreFor() * task.steps()));
      double random = params.exploreFirst() + (params.exploreLast() - params.exploreFirst()) * share;
      System.arraycopy(world.now().observations(), 0, seen, 0, seen.length);
      for (int i = 0; i < chosen.length; i++) {
        input.encode(seen, i * row.length, inputs, i * input.size());
      }
      values.act(inputs, opinions);
      for (int i = 0; i < chosen.length; i++) {
        choose(i, moment, random);
        sent[i] = choice.start() + chosen[i];
      }
      world.step(sent);
      for (int i = 0; i < held.length; i++) {
        held[i] = world.now().over(i) ? 0 : held[i];
      }
      input.learn(world.now().observations(), world.count());
      buffer.add(seen, chosen, world.now());
      priorities.added(world.count());
      if (world.episodes().points() > drawn) {
        drawn = world.episodes().points();
        task.context().metric("share of random actions", world.steps(), random);
      }
    }

    private void choose(int i, long moment, double random) {
      if (held[i] > 0) {
        held[i]--;
      } else if (explore.uniform(moment, 3L * i) < random) {
        chosen[i] = explore.below(actions, moment, 3L * i + 1);
        // Lengths with a heavy tail: half of them 1 step, one in ten longer than 10.
        held[i] = params.hold() ? (int) Math.min(LONGEST, 1 / explore.uniform(moment, 3L * i + 2)) - 1 : 0;
      } else {
        chosen[i] = best(opinions, i * actions, actions);
        held[i] = 0;
      }
    }

    private void learn() {
      double progress = Math.min(1, (double) world.steps() / task.steps());
      double correction = params.correction() + (1 - params.correction()) * progress;
      priorities.draw(draw, updates, world.count(), correction, slots, weights);
      for (int k = 0; k < slots.length; k++) {
        buffer.observation(slots[k], row, 0);
        input.encode(row, 0, before, k * input.size());
        ReplayBuffer.Outcome outcome = buffer.follow(slots[k], params.nStep(), params.gamma(), row, 0);
        input.encode(row, 0, after, k * input.size());
        rewards[k] = outcome.reward();
        discounts[k] = outcome.discount();
      }
      values.values(after, true, valuing);
      if (params.doubleQ()) {
        values.values(after, false, choosing);
      }
      values.forward(before, present);
      double error = gradients();
      double norm = values.step(gradients, ADAM, params.learningRate(), params.largestGradient());
      if (!Double.isFinite(norm)) {
        throw new InputException("the gradients are no numbers any more after " + world.steps() + " steps; a lower learningRate would fit");
      }
      updates++;
      if (updates % params.targetEvery() == 0) {
        values.follow(1);
        task.context().metric("value error", world.steps(), error);
      }
    }

    /** Gradient of Huber's loss, squared near the target and straight further off; the mean distance. */
    private double gradients() {
      java.util.Arrays.fill(gradients, 0);
      double sum = 0;
      for (int k = 0; k < slots.length; k++) {
        int at = k * actions;
        int action = at + buffer.action(slots[k]);
        double error = present[action] - target(rewards[k], discounts[k], params.doubleQ() ? choosing : valuing, valuing, at, actions);
        gradients[action] = (float) (weights[k] * Math.min(Math.max(error, -1), 1) / slots.length);
        priorities.learnt(slots[k], error);
        sum += Math.abs(error) / slots.length;
      }
      return sum;
    }

    @Override
    public Model policy() {
      return values.model(input.normalisation(), Map.of("head", "values", "algorithm", "dqn"));
    }

    @Override
    public Optional<Experience> experience() {
      return params.keep() == 0 ? Optional.empty() : Optional.of(buffer.experience(params.keep()));
    }

    @Override
    public void save(Checkpoint.Parts parts) throws IOException {
      world.save(parts);
      values.save(parts);
      try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(parts.create("replay")))) {
        out.writeLong(updates);
        out.writeLong(drawn);
        for (int i = 0; i < held.length; i++) {
          out.writeInt(held[i]);
          out.writeInt(chosen[i]);
        }
        input.save(out);
        buffer.save(out);
        priorities.save(out);
      }
    }

    @Override
    public void restore(Checkpoint checkpoint) throws IOException {
      world.restore(checkpoint);
      values.restore(checkpoint);
      try (DataInputStream in = new DataInputStream(new BufferedInputStream(checkpoint.open("replay")))) {
        updates = in.readLong();
        drawn = in.readLong();
        for (int i = 0; i < held.length; i++) {
          held[i] = in.readInt();
          chosen[i] = in.readInt();
        }
        input.restore(in);
        buffer.restore(in);
        priorities.restore(in);
      }
    }

    @Override
    public void close() {
      values.close();
    }
  }
}
