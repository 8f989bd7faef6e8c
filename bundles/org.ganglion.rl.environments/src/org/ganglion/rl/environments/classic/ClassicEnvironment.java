package org.ganglion.rl.environments.classic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Frame;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.Stateful;
import org.ganglion.api.rl.StepResult;

/** One copy of a problem, without a time limit. The seed is 0 where nobody gives one. */
final class ClassicEnvironment implements Environment, Stateful {
  private final Physics physics;
  private final Space actions;
  private final double[][] state;
  private final double[] reward = new double[1];
  private final boolean[] terminated = new boolean[1];
  private RandomStream random = RandomStream.of(0, ClassicVector.START);
  private long episode = -1;

  ClassicEnvironment(Physics physics) {
    this.physics = physics;
    this.actions = physics.actionSpace();
    this.state = new double[physics.components()][1];
  }

  @Override
  public Space observationSpace() {
    return physics.observationSpace();
  }

  @Override
  public Space actionSpace() {
    return actions;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    StartBounds bounds = physics.bounds(how.options());
    if (how.seed().isPresent()) {
      random = RandomStream.of(how.seed().getAsLong(), ClassicVector.START);
      episode = -1;
    }
    episode++;
    physics.start(state, 0, random, episode, bounds);
    return Map.of();
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    if (episode < 0) {
      throw new IllegalStateException("reset comes before the first step");
    }
    actions.check(action, at, 0);
    physics.advance(state, action, at, 1, reward, terminated);
    result.set(reward[0], terminated[0], false);
  }

  @Override
  public void observe(float[] to, int at) {
    physics.observe(state, 0, 1, to, at);
  }

  @Override
  public List<String> actionNames() {
    return physics.actionNames();
  }

  @Override
  public Optional<Frame> render() {
    return Optional.of(physics.draw(state, 0).frame());
  }

  @Override
  public double[] state() {
    double[] copy = new double[state.length];
    for (int c = 0; c < copy.length; c++) {
      copy[c] = state[c][0];
    }
    return copy;
  }

  @Override
  public void setState(double... values) {
    if (values.length != state.length) {
      throw new IllegalArgumentException("the state has " + state.length + " components, not " + values.length);
    }
    for (int c = 0; c < values.length; c++) {
      state[c][0] = values[c];
    }
  }
}
