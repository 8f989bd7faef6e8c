package org.ganglion.rl.environments.classic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Resumable;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.VectorStep;

/** Many copies of a problem, moved together as structure of arrays, with a time limit. Copy {@code i} draws from the stream of seed + i. */
final class ClassicVector implements VectorEnvironment, Resumable {
  /** Name of the random stream that starts episodes. */
  static final String START = "start";

  private final Physics physics;
  private final Space actionSpace;
  private final Autoreset autoreset;
  private final int count;
  private final int timeLimit;
  private final double[][] state;
  private final int[] steps;
  private final boolean[] over;
  private final long[] episodes;
  private final long[] seeds;
  private final RandomStream[] random;
  private StartBounds bounds;

  ClassicVector(Physics physics, int count, int timeLimit, Autoreset autoreset) {
    if (count < 1) {
      throw new IllegalArgumentException("a vector needs an environment, not " + count);
    }
    this.physics = physics;
    this.actionSpace = physics.actionSpace();
    this.autoreset = autoreset;
    this.count = count;
    this.timeLimit = timeLimit;
    state = new double[physics.components()][count];
    steps = new int[count];
    over = new boolean[count];
    episodes = new long[count];
    seeds = new long[count];
    random = new RandomStream[count];
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Space observationSpace() {
    return physics.observationSpace();
  }

  @Override
  public Space actionSpace() {
    return actionSpace;
  }

  @Override
  public Autoreset autoreset() {
    return autoreset;
  }

  @Override
  public void reset(Reset how, VectorStep into) {
    bounds = physics.bounds(how.options());
    for (int i = 0; i < count; i++) {
      if (how.seed().isPresent() || random[i] == null) {
        seeds[i] = how.of(i).seed().orElse(i);
        random[i] = RandomStream.of(seeds[i], START);
        episodes[i] = 0;
      }
      begin(i);
      into.start(i, Map.of());
    }
    // Gymnasium's bounds hold for one reset; the episodes that follow by themselves start as usual.
    bounds = physics.bounds(Map.of());
    physics.observe(state, 0, count, into.observations(), 0);
  }

  @Override
  public void step(double[] actions, VectorStep into) {
    if (bounds == null) {
      throw new IllegalStateException("reset comes before the first step");
    }
    actionSpace.checkAll(actions, count);
    into.transitions();
    physics.advance(state, actions, 0, count, into.rewards(), into.terminated());
    if (autoreset == Autoreset.NEXT_STEP) {
      startWhatWasOver(into);
    }
    limit(into);
    physics.observe(state, 0, count, into.observations(), 0);
    if (autoreset == Autoreset.SAME_STEP) {
      startWhatIsOver(into);
    }
  }

  private void startWhatWasOver(VectorStep into) {
    for (int i = 0; i < count; i++) {
      if (over[i]) {
        begin(i);
        steps[i] = -1;
        into.start(i, Map.of());
      }
    }
  }

  private void limit(VectorStep into) {
    boolean[] terminated = into.terminated();
    boolean[] truncated = into.truncated();
    for (int i = 0; i < count; i++) {
      steps[i]++;
      truncated[i] = steps[i] >= timeLimit;
      over[i] = terminated[i] | truncated[i];
    }
  }

  private void startWhatIsOver(VectorStep into) {
    for (int i = 0; i < count; i++) {
      if (over[i]) {
        into.keepFinal(i);
        begin(i);
        physics.observe(state, i, i + 1, into.observations(), into.at(i));
      }
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    if (bounds == null) {
      throw new IllegalStateException("reset comes before the first step");
    }
    for (int i = 0; i < count; i++) {
      out.writeLong(seeds[i]);
      out.writeLong(episodes[i]);
      out.writeInt(steps[i]);
      out.writeBoolean(over[i]);
      for (double[] component : state) {
        out.writeDouble(component[i]);
      }
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    bounds = physics.bounds(Map.of());
    for (int i = 0; i < count; i++) {
      seeds[i] = in.readLong();
      random[i] = RandomStream.of(seeds[i], START);
      episodes[i] = in.readLong();
      steps[i] = in.readInt();
      over[i] = in.readBoolean();
      for (double[] component : state) {
        component[i] = in.readDouble();
      }
    }
  }

  private void begin(int i) {
    physics.start(state, i, random[i], episodes[i]++, bounds);
    steps[i] = 0;
    over[i] = false;
  }
}
