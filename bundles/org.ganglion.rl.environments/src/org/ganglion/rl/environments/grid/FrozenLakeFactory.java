package org.ganglion.rl.environments.grid;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.EnvironmentFactory;
import org.osgi.service.component.annotations.Component;

/** Environment {@code FrozenLake-v1}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "FrozenLake-v1", summary = "Crosses a small frozen lake without falling into a hole")
public final class FrozenLakeFactory extends FrozenLakeFactoryBase<FrozenLakeFactory.Params> {
  /** Parameters. */
  public record Params(
      @Help("whether the ice lets slip to the sides") @Default("true") boolean slippery,
      @Help("probability that a move goes as meant") @Default("0.3333333333333333") @Min(0) @Max(1) double successRate,
      @Help("steps after which an episode is truncated") @Default("100") @Min(1) int maxEpisodeSteps)
      implements Ice {}

  public FrozenLakeFactory() {
    super(Params.class, FrozenLake.SMALL, 0.70);
  }
}
