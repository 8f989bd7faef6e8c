package org.ganglion.rl.agents.map;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Learner;
import org.ganglion.api.rl.LearningTask;
import org.ganglion.api.rl.Space;
import org.ganglion.api.tensor.DType;
import org.ganglion.rl.agents.world.ObservationInput;
import org.ganglion.rl.agents.world.World;

/** Tries, keeps what came of it, and learns from tries drawn at random: one step everywhere, then as many batches as are due. */
final class MapLearner implements Learner {
  /** Seconds that a try takes, as told by the environment's reset and kept with the policy. */
  static final String SECONDS = "secondsPerStep";

  private final SuccessMap.Params params;
  private final LearningTask task;
  private final World world;
  private final Space.Discrete choice;
  private final ObservationInput input;
  private final Patches cutter;
  private final MapNetworks networks;
  private final Tries tries;
  private final TryLog log = new TryLog();
  private final RandomStream explore;
  private final RandomStream draw;
  private final float[] inputs;
  private final float[] logits;
  private final double[] actions;
  private final boolean[] top;
  private final float[] batch;
  private final float[] outcomes;
  private final String seconds;
  private long updates;
  private long drawn;

  MapLearner(TensorCore core, SuccessMap.Params params, LearningTask task) {
    this.params = params;
    this.task = task;
    Space seen = task.environments().observationSpace();
    if (task.body().memory() > 0 || !(task.environments().actionSpace() instanceof Space.Discrete cells) || !image(seen)) {
      throw new InputException("the agent success-map chooses a cell of an image of pixels or of numbers 0 … 1 and has no memory, the environment "
          + "shows " + seen
          + " and takes " + task.environments().actionSpace() + "; dqn or ppo would fit");
    }
    choice = cells;
    cutter = new Patches(task.body().trunk(), choice.n());
    world = new World(task);
    Object told = world.now().info(0).get(SECONDS);
    seconds = told == null ? null : told.toString();
    input = new ObservationInput(seen, false);
    networks = new MapNetworks(core, task.body().trunk(), cutter, world.count(), params.batch(), task.context());
    tries = new Tries(params.capacity(), cutter.size());
    explore = RandomStream.of(task.context().seed(), "explore");
    draw = RandomStream.of(task.context().seed(), "draw");
    inputs = new float[world.count() * input.size()];
    logits = new float[world.count() * choice.n()];
    actions = new double[world.count()];
    top = new boolean[world.count()];
    batch = new float[params.batch() * cutter.size()];
    outcomes = new float[params.batch()];
  }

  private static boolean image(Space space) {
    return space instanceof Space.Box box && box.shape().size() == 3 && (box.type() == DType.UINT8 || (box.low().stream().allMatch(low -> low >= 0)
        && box.high().stream().allMatch(high -> high <= 1)));
  }

  @Override
  public long advance() {
    act();
    long due = (long) ((world.steps() - params.start()) * params.reuse() / params.batch());
    if (updates < due) {
      while (updates < due) {
        learn();
      }
      networks.refresh();
    }
    return world.steps();
  }

  private void act() {
    long moment = world.steps() / world.count();
    double share = Math.min(1, world.steps() / Math.max(1, params.exploreFor() * task.steps()));
    double random = params.exploreFirst() + (params.exploreLast() - params.exploreFirst()) * share;
    int raw = world.observationSpace().size();
    for (int i = 0; i < actions.length; i++) {
      input.encode(world.now().observations(), i * raw, inputs, i * input.size());
    }
    networks.look(inputs, logits);
    for (int i = 0; i < actions.length; i++) {
      top[i] = explore.uniform(moment, 2L * i) >= random;
      actions[i] = choice.start() + (top[i] ? best(i) : explore.below(choice.n(), moment, 2L * i + 1));
    }
    world.step(actions);
    for (int i = 0; i < actions.length; i++) {
      outcome(i, (int) actions[i] - choice.start(), world.now().rewards()[i]);
    }
    if (world.episodes().points() > drawn && log.speaks()) {
      drawn = world.episodes().points();
      task.context().metric("success at the top cell", world.steps(), log.success());
      task.context().metric("brier score before the try", world.steps(), log.brier());
      task.context().metric("share of random tries", world.steps(), random);
    }
  }

  private int best(int environment) {
    int from = environment * choice.n();
    int best = 0;
    for (int cell = 1; cell < choice.n(); cell++) {
      best = logits[from + cell] > logits[from + best] ? cell : best;
    }
    return best;
  }

  private void outcome(int i, int cell, double reward) {
    if (reward != 0 && reward != 1) {
      throw new InputException("environment " + i + " gave the reward " + reward
          + "; the agent success-map learns from success (1) and failure (0), ppo or dqn would fit");
    }
    log.add(1 / (1 + Math.exp(-logits[i * choice.n() + cell])), top[i], reward == 1);
    tries.add(cutter, inputs, i * input.size(), cell, reward == 1);
  }

  private void learn() {
    for (int k = 0; k < outcomes.length; k++) {
      int slot = draw.below(tries.count(), updates, 2L * k);
      int way = params.symmetric() ? draw.below(Patches.WAYS, updates, 2L * k + 1) : 0;
      tries.lay(cutter, slot, way, batch, k * cutter.size());
      outcomes[k] = tries.success(slot) ? 1 : 0;
    }
    double rest = Math.max(0, 1 - (double) world.steps() / task.steps());
    double loss = networks.learn(batch, outcomes, params.learningRate() * rest, params.largestGradient());
    if (!Double.isFinite(loss)) {
      throw new InputException("the gradients are no numbers any more after " + world.steps() + " tries; a lower learningRate would fit");
    }
    updates++;
  }

  @Override
  public Model policy() {
    Map<String, String> about = new HashMap<>(Map.of("head", "values", "algorithm", "success-map"));
    if (seconds != null) {
      about.put(SECONDS, seconds);
    }
    return networks.model(input.normalisation(), about);
  }

  @Override
  public void save(Checkpoint.Parts parts) throws IOException {
    world.save(parts);
    networks.save(parts);
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(parts.create("tries")))) {
      out.writeLong(updates);
      out.writeLong(drawn);
      log.save(out);
      tries.save(out);
    }
  }

  @Override
  public void restore(Checkpoint checkpoint) throws IOException {
    world.restore(checkpoint);
    networks.restore(checkpoint);
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(checkpoint.open("tries")))) {
      updates = in.readLong();
      drawn = in.readLong();
      log.restore(in);
      tries.restore(in);
    }
  }

  @Override
  public void close() {
    networks.close();
  }
}
