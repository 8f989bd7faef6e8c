package org.ganglion.testkit.rl;

import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;

/** A random walk that keeps the contract; tests break it in one place each. */
class Walk implements Environment {
  private RandomStream random = RandomStream.of(0, "walk");
  private long episode = -1;
  private int steps;
  double position;

  @Override
  public Space observationSpace() {
    return Space.Box.of(-100, 100, 1);
  }

  @Override
  public Space actionSpace() {
    return Space.Discrete.of(2);
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    if (!how.options().isEmpty()) {
      throw new IllegalArgumentException("a walk has no options");
    }
    if (how.seed().isPresent()) {
      random = RandomStream.of(how.seed().getAsLong(), "walk");
      episode = -1;
    }
    episode++;
    steps = 0;
    position = random.uniform(episode, 0);
    return Map.of();
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    if (episode < 0) {
      throw new IllegalStateException("reset first");
    }
    actionSpace().check(action, at, 0);
    position += action[at] * 2 - 1 + random.uniform(episode, ++steps) / 10;
    result.set(position, Math.abs(position) > 5, steps >= 20);
  }

  @Override
  public void observe(float[] to, int at) {
    to[at] = (float) position;
  }
}
