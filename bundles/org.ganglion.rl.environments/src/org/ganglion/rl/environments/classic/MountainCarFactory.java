package org.ganglion.rl.environments.classic;

import java.util.OptionalDouble;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.EnvironmentFactory;
import org.osgi.service.component.annotations.Component;

/** Environment {@code MountainCar-v0}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "MountainCar-v0", summary = "Drives a weak car up a hill by swinging")
public final class MountainCarFactory extends ClassicFactory<MountainCarFactory.Params> {
  /** Parameters. */
  public record Params(
      @Help("velocity that the car must have at the goal") @Default("0") double goalVelocity,
      @Help("steps after which an episode is truncated") @Default("200") @Min(1) int maxEpisodeSteps) implements Limited {}

  public MountainCarFactory() {
    super(Params.class, params -> new MountainCar(params.goalVelocity()), OptionalDouble.of(-110));
  }
}
