package org.ganglion.rl.environments.wrapper;

import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.api.rl.WrapperFactory;
import org.osgi.service.component.annotations.Component;

/** Rewards −1, 0 or 1 by the sign of the reward (Mnih et al., 2015), so that one learning rate fits games with any scale of scores. */
public final class SignReward extends Wrapper {
  /** Signs of the inner rewards. */
  public SignReward(Environment inner) {
    super(inner);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    inner.step(action, at, result);
    result.setReward(Math.signum(result.reward()));
  }

  /** Wrapper {@code sign-reward}. */
  @Component(service = WrapperFactory.class)
  @Provides(id = "sign-reward", summary = "Reduces rewards to their sign")
  public static final class Factory extends WrapperFactoryBase<Factory.Params> {
    /** Parameters. */
    public record Params() {}

    public Factory() {
      super(Params.class);
    }

    @Override
    Environment wrap(Environment inner, Params parameters) {
      return new SignReward(inner);
    }
  }
}
