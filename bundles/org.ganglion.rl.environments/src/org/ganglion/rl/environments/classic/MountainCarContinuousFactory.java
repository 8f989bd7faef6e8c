package org.ganglion.rl.environments.classic;

import java.util.OptionalDouble;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.EnvironmentFactory;
import org.osgi.service.component.annotations.Component;

/** Environment {@code MountainCarContinuous-v0}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "MountainCarContinuous-v0", summary = "Drives a weak car up a hill with a throttle")
public final class MountainCarContinuousFactory extends ClassicFactory<MountainCarContinuousFactory.Params> {
  /** Parameters. */
  public record Params(
      @Help("velocity that the car must have at the goal") @Default("0") double goalVelocity,
      @Help("steps after which an episode is truncated") @Default("999") @Min(1) int maxEpisodeSteps) implements Limited {}

  public MountainCarContinuousFactory() {
    super(Params.class, params -> new MountainCarContinuous(params.goalVelocity()), OptionalDouble.of(90));
  }
}
