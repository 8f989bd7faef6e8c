package org.ganglion.rl.agents.policy;

import org.ganglion.api.random.RandomStream;

/** Somebody who plays for several actors side by side: a policy on an engine, or one in a package as a device runs it. */
public interface Player extends AutoCloseable {
  /** Looks at what all actors see. */
  void look(float[] seen);

  /** The most probable action of one actor after {@link #look}. */
  void best(int actor, double[] action, int at);

  /** A random action of one actor, as probable as the policy has it; one that chooses by values takes the best. */
  void sample(int actor, RandomStream random, long step, double[] action, int at);

  /** An actor starts an episode: forgets. */
  void begin(int actor);

  @Override
  void close();
}
