package org.ganglion.rl.environments.wrapper;

import java.util.Map;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;

/** Ends an episode after a number of steps: truncated, never terminated, since the task itself goes on. */
public final class TimeLimit extends Wrapper {
  private final int limit;
  private int steps;

  /** At most {@code limit} steps an episode. */
  public TimeLimit(Environment inner, int limit) {
    super(inner);
    this.limit = limit;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    steps = 0;
    return inner.reset(how);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    inner.step(action, at, result);
    if (++steps >= limit) {
      result.truncate();
    }
  }
}
