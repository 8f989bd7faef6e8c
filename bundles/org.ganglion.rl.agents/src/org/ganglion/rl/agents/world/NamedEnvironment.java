package org.ganglion.rl.agents.world;

import java.util.Map;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;

/**
 * An environment in which somebody is judged: a crash is told with its name and step. An episode that was left out would be missing from the scores
 * unseen.
 */
final class NamedEnvironment extends Wrapper {
  private final String id;
  private long steps;

  NamedEnvironment(Environment inner, String id) {
    super(inner);
    this.id = id;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    try {
      return inner.reset(how);
    } catch (RuntimeException e) {
      throw crashed("at a reset", e);
    }
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    steps++;
    try {
      inner.step(action, at, result);
    } catch (RuntimeException e) {
      throw crashed("at its step " + steps, e);
    }
  }

  private InputException crashed(String when, RuntimeException problem) {
    return new InputException("environment '" + id + "' failed " + when + ", and nobody can be judged in it: " + problem, problem);
  }
}
