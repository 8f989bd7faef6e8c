package org.ganglion.rl.environments.wrapper;

import java.util.Map;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.api.rl.WrapperFactory;
import org.osgi.service.component.annotations.Component;

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

  /** Wrapper {@code time-limit}. */
  @Component(service = WrapperFactory.class)
  @Provides(id = "time-limit", summary = "Truncates an episode after a number of steps")
  public static final class Factory extends WrapperFactoryBase<Factory.Params> {
    /** Parameters. */
    public record Params(@Help("steps of an episode") @Min(1) int steps) {}

    public Factory() {
      super(Params.class);
    }

    @Override
    Environment wrap(Environment inner, Params parameters) {
      return new TimeLimit(inner, parameters.steps());
    }
  }
}
