package org.ganglion.rl.environments.classic;

import java.util.OptionalDouble;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.EnvironmentFactory;
import org.osgi.service.component.annotations.Component;

/** Environment {@code CartPole-v1}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "CartPole-v1", summary = "Balances a pole on a cart")
public final class CartPoleFactory extends ClassicFactory<CartPoleFactory.Params> {
  /** Parameters. */
  public record Params(
      @Help("reward 0 for each step and -1 at the end, instead of 1 for each step") @Default("false") boolean suttonBartoReward,
      @Help("steps after which an episode is truncated") @Default("500") @Min(1) int maxEpisodeSteps) implements Limited {}

  public CartPoleFactory() {
    super(Params.class, params -> new CartPole(params.suttonBartoReward()), OptionalDouble.of(475));
  }
}
