package org.ganglion.rl.environments.wrapper;

import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.api.rl.WrapperFactory;
import org.osgi.service.component.annotations.Component;

/** Starts each episode with a random number of steps of action 0 (Mnih et al., 2015), so that an agent cannot learn one sequence by heart. */
public final class RandomNoOps extends Wrapper {
  private final int most;
  private final StepResult ignored = new StepResult();
  private final double[] noOp;
  private RandomStream random = RandomStream.of(0, "no-ops");
  private long episode;

  /** From 1 to {@code most} steps. */
  public RandomNoOps(Environment inner, int most) {
    super(inner);
    this.most = most;
    this.noOp = new double[inner.actionSpace().size()];
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    if (how.seed().isPresent()) {
      random = RandomStream.of(how.seed().getAsLong(), "no-ops");
      episode = 0;
    }
    Map<String, Object> info = inner.reset(how);
    int steps = 1 + random.below(most, episode++, 0);
    for (int i = 0; i < steps; i++) {
      inner.step(noOp, 0, ignored);
      if (ignored.over()) {
        info = inner.reset(Reset.next());
      }
    }
    return info;
  }

  /** Wrapper {@code random-no-ops}. */
  @Component(service = WrapperFactory.class)
  @Provides(id = "random-no-ops", summary = "Starts episodes with a random number of idle steps")
  public static final class Factory extends WrapperFactoryBase<Factory.Params> {
    /** Parameters. */
    public record Params(@Help("most idle steps") @Default("30") @Min(1) int most) {}

    public Factory() {
      super(Params.class);
    }

    @Override
    Environment wrap(Environment inner, Params parameters) {
      return new RandomNoOps(inner, parameters.most());
    }
  }
}
