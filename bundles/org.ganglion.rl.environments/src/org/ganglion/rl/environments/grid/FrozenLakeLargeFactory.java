package org.ganglion.rl.environments.grid;

import java.util.Map;
import java.util.OptionalDouble;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.rl.environments.wrapper.TimeLimit;
import org.osgi.service.component.annotations.Component;

/** Environment {@code FrozenLake8x8-v1}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "FrozenLake8x8-v1", summary = "Crosses a large frozen lake without falling into a hole")
public final class FrozenLakeLargeFactory implements EnvironmentFactory {
  /** Parameters. */
  public record Params(
      @Help("whether the ice lets slip to the sides") @Default("true") boolean slippery,
      @Help("probability that a move goes as meant") @Default("0.3333333333333333") @Min(0) @Max(1) double successRate,
      @Help("steps after which an episode is truncated") @Default("200") @Min(1) int maxEpisodeSteps) {}

  @Override
  public Schema.Fields parameters() {
    return Records.schema(Params.class);
  }

  @Override
  public Environment create(Map<String, Object> parameters) {
    Params chosen = Records.read(Params.class, parameters);
    TransitionTable table = FrozenLake.table(FrozenLake.LARGE, chosen.slippery(), chosen.successRate());
    return new TimeLimit(new GridEnvironment(table), chosen.maxEpisodeSteps());
  }

  @Override
  public OptionalDouble rewardThreshold() {
    return OptionalDouble.of(0.85);
  }
}
