package org.ganglion.rl.environments.classic;

import java.util.OptionalDouble;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.EnvironmentFactory;
import org.osgi.service.component.annotations.Component;

/** Environment {@code Pendulum-v1}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "Pendulum-v1", summary = "Swings a pendulum up and holds it")
public final class PendulumFactory extends ClassicFactory<PendulumFactory.Params> {
  /** Parameters. */
  public record Params(
      @Help("gravity in m/s²") @Default("10") double gravity,
      @Help("steps after which an episode is truncated") @Default("200") @Min(1) int maxEpisodeSteps) implements Limited {}

  public PendulumFactory() {
    super(Params.class, params -> new Pendulum(params.gravity()), OptionalDouble.empty());
  }
}
