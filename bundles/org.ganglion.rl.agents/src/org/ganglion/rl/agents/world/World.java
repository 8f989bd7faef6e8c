package org.ganglion.rl.agents.world;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.rl.LearningTask;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Resumable;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.VectorStep;

/** The environments of a training with the last step that they made: what every algorithm acts in. Counts, watches and keeps. */
public final class World {
  private final VectorEnvironment environments;
  private final VectorStep step;
  private final EpisodeLog episodes;
  private long steps;

  /** Starts the first episodes. */
  public World(LearningTask task) {
    environments = task.environments();
    step = environments.newStep();
    episodes = new EpisodeLog(environments.count(), task.steps(), task.context());
    environments.reset(Reset.seeded(task.context().seed()), step);
    requireNumbers();
  }

  /** Number of environments. */
  public int count() {
    return environments.count();
  }

  /** What the environments take. */
  public Space actionSpace() {
    return environments.actionSpace();
  }

  /** What the environments show. */
  public Space observationSpace() {
    return environments.observationSpace();
  }

  /** The last step, observations to act on included. */
  public VectorStep now() {
    return step;
  }

  /** Steps so far, summed over the environments. */
  public long steps() {
    return steps;
  }

  /** What the episodes came to. */
  public EpisodeLog episodes() {
    return episodes;
  }

  /**
   * Acts once everywhere.
   *
   * @throws InputException when an environment gives something that is no number; step and environment are named
   */
  public void step(double[] actions) {
    environments.step(actions, step);
    steps += environments.count();
    requireNumbers();
    episodes.add(step, steps);
  }

  private void requireNumbers() {
    for (int i = 0; i < count(); i++) {
      if (!Double.isFinite(step.rewards()[i])) {
        throw broken(i, "the reward " + step.rewards()[i]);
      }
    }
    float[] observations = step.observations();
    float sum = 0;
    for (float value : observations) {
      sum += value * 0;
    }
    for (int at = 0; at < observations.length && sum != 0; at++) {
      if (!Float.isFinite(observations[at])) {
        throw broken(at / step.size(), "an observation with " + observations[at] + " at place " + at % step.size());
      }
    }
  }

  private InputException broken(int environment, String what) {
    long at = steps / count();
    return new InputException("environment " + environment + " gave " + what + " at its step " + at
        + "; nothing can be learnt from that: repair the environment");
  }

  /** Writes environments, last observations and counts. */
  public void save(Checkpoint.Parts parts) throws IOException {
    if (!(environments instanceof Resumable resumable)) {
      throw new IOException("these environments cannot be resumed");
    }
    try (DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(parts.create("environments")))) {
      out.writeLong(steps);
      for (float value : step.observations()) {
        out.writeFloat(value);
      }
      episodes.save(out);
      resumable.save(out);
    }
  }

  /** Goes on from what {@link #save} wrote. */
  public void restore(Checkpoint checkpoint) throws IOException {
    try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(checkpoint.open("environments")))) {
      steps = in.readLong();
      for (int i = 0; i < step.observations().length; i++) {
        step.observations()[i] = in.readFloat();
      }
      episodes.restore(in);
      ((Resumable) environments).restore(in);
    }
  }
}
