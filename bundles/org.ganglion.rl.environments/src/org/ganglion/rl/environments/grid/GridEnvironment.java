package org.ganglion.rl.environments.grid;

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
import org.ganglion.rl.environments.grid.TransitionTable.Outcome;

/**
 * Walks through a transition table. The observation is the number of the state; the info of a step that ends the episode says how probable it was.
 */
final class GridEnvironment implements Environment, Stateful {
  private final TransitionTable table;
  private final Space actions;
  private RandomStream random = RandomStream.of(0, "grid");
  private long episode = -1;
  private long step;
  private int state;

  GridEnvironment(TransitionTable table) {
    this.table = table;
    this.actions = Space.Discrete.of(table.actions());
  }

  @Override
  public Space observationSpace() {
    return Space.Discrete.of(table.states());
  }

  @Override
  public Space actionSpace() {
    return actions;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    if (!how.options().isEmpty()) {
      throw new IllegalArgumentException("a grid world has no reset options, not even " + how.options().keySet());
    }
    if (how.seed().isPresent()) {
      random = RandomStream.of(how.seed().getAsLong(), "grid");
      episode = -1;
    }
    episode++;
    step = 0;
    state = table.start(random.uniform(episode, step++));
    return Map.of("prob", 1.0);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    if (episode < 0) {
      throw new IllegalStateException("reset comes before the first step");
    }
    actions.check(action, at, 0);
    Outcome outcome = table.outcome(state, (int) action[at], random.uniform(episode, step++));
    state = outcome.next();
    result.set(outcome.reward(), outcome.terminated(), false);
    if (outcome.terminated()) {
      result.put("prob", outcome.probability());
    }
  }

  @Override
  public void observe(float[] to, int at) {
    to[at] = state;
  }

  @Override
  public List<String> actionNames() {
    return table.map().actions();
  }

  @Override
  public Optional<Frame> render() {
    return Optional.of(table.map().draw(state));
  }

  @Override
  public double[] state() {
    return new double[] {state};
  }

  @Override
  public void setState(double... values) {
    if (values.length != 1 || !observationSpace().fits(0, values[0])) {
      throw new IllegalArgumentException("the state is one number from 0 to " + (table.states() - 1));
    }
    state = (int) values[0];
  }
}
