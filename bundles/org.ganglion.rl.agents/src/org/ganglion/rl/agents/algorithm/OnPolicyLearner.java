package org.ganglion.rl.agents.algorithm;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.rl.Learner;
import org.ganglion.api.rl.LearningTask;
import org.ganglion.rl.agents.policy.ActorCritic;
import org.ganglion.rl.agents.policy.PolicySpecs;

/**
 * A learner that acts by its present policy, and forgets what it lived through once it has learnt from it. What such learners share; how they learn
 * is theirs.
 */
abstract class OnPolicyLearner implements Learner {
  final LearningTask task;
  final OnPolicyActor actor;
  final ActorCritic networks;
  private final String algorithm;
  private long updates;

  /** For minibatches of up to {@code rows} steps, or all of a rollout where it is shorter. */
  OnPolicyLearner(TensorCore core, String algorithm, LearningTask task, OnPolicyActor actor, int rows, int window) {
    this.algorithm = algorithm;
    this.task = task;
    this.actor = actor;
    PolicySpecs specs = new PolicySpecs(task.body(), actor.input().shape(), actor.head().outputs());
    networks = ActorCritic.compile(core, specs, actor.world().count(), Math.min(rows, actor.rollout().rows()), window, task.context());
    actor.actWith(networks);
  }

  @Override
  public final long advance() {
    long before = actor.world().steps();
    actor.live();
    learn(updates, Math.max(0, 1 - (double) before / task.steps()));
    networks.refresh();
    updates++;
    return actor.world().steps();
  }

  /** Learns from the rollout; {@code rest} is the share of the training that was left when it began. */
  abstract void learn(long update, double rest);

  /** Moves the weights along the gradients. */
  final void step(Updater updater, double learningRate, double largestGradient) {
    double norm = networks.step(updater, learningRate, largestGradient);
    if (!Double.isFinite(norm)) {
      throw new InputException("the gradients are no numbers any more after " + actor.world().steps() + " steps; a lower learningRate would fit");
    }
  }

  @Override
  public final Model policy() {
    return networks.model(actor.input().normalisation(), Map.of("head", actor.head().name(), "algorithm", algorithm));
  }

  @Override
  public final void save(Checkpoint.Parts parts) throws IOException {
    actor.save(parts);
    networks.save(parts);
    try (DataOutputStream out = new DataOutputStream(parts.create("updates"))) {
      out.writeLong(updates);
    }
  }

  @Override
  public final void restore(Checkpoint checkpoint) throws IOException {
    networks.restore(checkpoint);
    actor.restore(checkpoint);
    try (DataInputStream in = new DataInputStream(checkpoint.open("updates"))) {
      updates = in.readLong();
    }
  }

  @Override
  public final void close() {
    networks.close();
  }
}
