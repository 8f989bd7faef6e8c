package org.ganglion.rl.agents.algorithm;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.LearningTask;
import org.ganglion.api.rl.VectorStep;
import org.ganglion.rl.agents.policy.ActionHead;
import org.ganglion.rl.agents.policy.ActorCritic;
import org.ganglion.rl.agents.rollout.Rollout;
import org.ganglion.rl.agents.world.ObservationInput;
import org.ganglion.rl.agents.world.RewardScale;
import org.ganglion.rl.agents.world.World;

/** Acts by the present policy and fills a rollout: what agents that learn from their own policy's doings share. */
final class OnPolicyActor {
  private final World world;
  private final ActionHead head;
  private final ObservationInput input;
  private final RewardScale scale;
  private final Rollout rollout;
  private final RandomStream random;
  private final int actors;
  private final float[] inputs;
  private final float[] outputs;
  private final float[] values;
  private final float[] last;
  private final float[] lastInput;
  private final double[] decisions;
  private final double[] actions;
  private final boolean[] beginning;
  private ActorCritic networks;
  private boolean drawn;

  /** Starts the task's environments. */
  public OnPolicyActor(LearningTask task, int steps, double gamma, boolean normaliseObservations, boolean normaliseRewards) {
    world = new World(task);
    actors = world.count();
    head = ActionHead.of(world.actionSpace());
    input = new ObservationInput(world.observationSpace(), normaliseObservations);
    scale = new RewardScale(actors, gamma, normaliseRewards);
    rollout = new Rollout(actors, steps, input.size(), head.width(), task.body().memory());
    random = RandomStream.of(task.context().seed(), "act");
    inputs = new float[actors * input.size()];
    outputs = new float[actors * head.outputs()];
    values = new float[actors];
    last = new float[world.observationSpace().size()];
    lastInput = new float[input.size()];
    decisions = new double[actors * head.width()];
    actions = new double[actors * world.actionSpace().size()];
    beginning = new boolean[actors];
    java.util.Arrays.fill(beginning, true);
    input.learn(world.now().observations(), actors);
    encode();
  }

  /** Whose policy is acted by. */
  public void actWith(ActorCritic policy) {
    networks = policy;
  }

  /** Where the actor acts. */
  public World world() {
    return world;
  }

  /** How it acts. */
  public ActionHead head() {
    return head;
  }

  /** What the network is fed. */
  public ObservationInput input() {
    return input;
  }

  /** What it lives through. */
  public Rollout rollout() {
    return rollout;
  }

  /** Whether the last {@link #live} ended the interval of a point of the curves. */
  public boolean episodesDrawn() {
    return drawn;
  }

  /** Fills the rollout. */
  public void live() {
    long points = world.episodes().points();
    for (int t = 0; t < rollout.steps(); t++) {
      step(t);
    }
    networks.values(inputs, values);
    for (int i = 0; i < actors; i++) {
      int row = rollout.row(i, rollout.steps() - 1);
      if (!rollout.terminated[row] && !rollout.truncated[row]) {
        rollout.nextValues[row] = values[i];
      }
    }
    drawn = world.episodes().points() > points;
  }

  private void step(int t) {
    networks.remember(rollout, t);
    networks.act(inputs, outputs, values);
    int size = input.size();
    int width = head.width();
    long moment = world.steps() / actors;
    for (int i = 0; i < actors; i++) {
      int row = rollout.row(i, t);
      rollout.logProbabilities[row] = head.sample(outputs, i * head.outputs(), random, moment, i, decisions, i * width);
      head.act(decisions, i * width, actions, i * (actions.length / actors));
      System.arraycopy(decisions, i * width, rollout.decisions, row * width, width);
      System.arraycopy(inputs, i * size, rollout.inputs(), row * size, size);
      rollout.keep()[row] = beginning[i] ? 0 : 1;
      rollout.values[row] = values[i];
      if (t > 0 && !beginning[i]) {
        rollout.nextValues[row - 1] = values[i];
      }
    }
    world.step(actions);
    VectorStep now = world.now();
    input.learn(now.observations(), actors);
    for (int i = 0; i < actors; i++) {
      outcome(now, i, rollout.row(i, t));
    }
    encode();
  }

  private void outcome(VectorStep now, int i, int row) {
    rollout.rewards[row] = scale.apply(i, now.rewards()[i], now.over(i));
    rollout.terminated[row] = now.terminated()[i];
    rollout.truncated[row] = now.truncated()[i] && !now.terminated()[i];
    rollout.nextValues[row] = 0;
    beginning[i] = now.over(i);
    if (rollout.truncated[row]) {
      // The future that the time limit cut off would have had this value.
      now.copyNextObservation(i, last, 0);
      input.encode(last, 0, lastInput, 0);
      rollout.nextValues[row] = networks.value(lastInput, 0, i);
    }
    if (now.over(i)) {
      networks.begin(i);
    }
  }

  private void encode() {
    int raw = last.length;
    for (int i = 0; i < actors; i++) {
      input.encode(world.now().observations(), i * raw, inputs, i * input.size());
    }
  }

  /** Writes the world and what is known of it. */
  public void save(Checkpoint.Parts parts) throws IOException {
    world.save(parts);
    try (DataOutputStream out = new DataOutputStream(parts.create("normalisers"))) {
      input.save(out);
      scale.save(out);
      for (boolean begins : beginning) {
        out.writeBoolean(begins);
      }
    }
  }

  /** Goes on from what {@link #save} wrote. */
  public void restore(Checkpoint checkpoint) throws IOException {
    world.restore(checkpoint);
    try (DataInputStream in = new DataInputStream(checkpoint.open("normalisers"))) {
      input.restore(in);
      scale.restore(in);
      for (int i = 0; i < beginning.length; i++) {
        beginning[i] = in.readBoolean();
      }
    }
    encode();
  }
}
