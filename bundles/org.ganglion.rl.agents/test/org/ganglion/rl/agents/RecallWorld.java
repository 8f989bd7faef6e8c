package org.ganglion.rl.agents;

import java.util.Map;
import java.util.Optional;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Frame;

/**
 * A sign is shown at the first step alone; at the last one, the right choice is what it showed. Without memory nobody gets more than half of the
 * rewards.
 */
final class RecallWorld implements Environment {
  /** Steps of an episode: no multiple of the windows that memories learn from, so that episodes begin in the middle of one. */
  static final int STEPS = 5;

  private RandomStream random = RandomStream.of(0, "recall");
  private long episode;
  private int sign;
  private int step;

  /** Nothing to say. */
  record Params() {}

  /** Makes them. */
  static final class Factory implements EnvironmentFactory {
    @Override
    public Schema.Fields parameters() {
      return Records.schema(Params.class);
    }

    @Override
    public Environment create(Map<String, Object> parameters) {
      return new RecallWorld();
    }
  }

  @Override
  public Space observationSpace() {
    return Space.Box.of(-1, 1, 2);
  }

  @Override
  public Space actionSpace() {
    return Space.Discrete.of(2);
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    how.seed().ifPresent(seed -> {
      random = RandomStream.of(seed, "recall");
      episode = 0;
    });
    sign = random.below(2, episode++, 0);
    step = 0;
    return Map.of();
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    step++;
    boolean last = step == STEPS;
    result.set(last && action[at] == sign ? 1 : 0, last, false);
  }

  @Override
  public void observe(float[] to, int at) {
    to[at] = step == 0 ? 2 * sign - 1 : 0;
    to[at + 1] = step == STEPS - 1 ? 1 : 0;
  }

  @Override
  public Optional<Frame> render() {
    return Optional.empty();
  }
}
