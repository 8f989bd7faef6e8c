package org.ganglion.rl.agents.world;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Resumable;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;

/**
 * Any environment, made resumable: every episode has a seed of its own, and the actions of the running one are kept, so that playing them again leads
 * to where it stood.
 */
final class ReplayedEnvironment extends Wrapper implements Resumable {
  private final int width;
  private long seed;
  private long episode = -1;
  private double[] actions = new double[64];
  private int kept;

  ReplayedEnvironment(Environment inner) {
    super(inner);
    width = inner.actionSpace().size();
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    if (how.seed().isPresent()) {
      seed = how.seed().getAsLong();
      episode = -1;
    }
    episode++;
    kept = 0;
    return inner.reset(Reset.seeded(episodeSeed()).with(how.options()));
  }

  /** The first episode has the seed that was asked for. */
  private long episodeSeed() {
    return episode == 0 ? seed : RandomStream.derive(seed, "episode " + episode);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    if (kept + width > actions.length) {
      actions = Arrays.copyOf(actions, 2 * (kept + width));
    }
    System.arraycopy(action, at, actions, kept, width);
    kept += width;
    inner.step(action, at, result);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(seed);
    out.writeLong(episode);
    out.writeInt(kept);
    for (int i = 0; i < kept; i++) {
      out.writeDouble(actions[i]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    seed = in.readLong();
    episode = in.readLong();
    int count = in.readInt();
    double[] played = new double[count];
    for (int i = 0; i < count; i++) {
      played[i] = in.readDouble();
    }
    kept = 0;
    inner.reset(Reset.seeded(episodeSeed()));
    StepResult ignored = new StepResult();
    for (int at = 0; at < count; at += width) {
      step(played, at, ignored);
    }
  }
}
