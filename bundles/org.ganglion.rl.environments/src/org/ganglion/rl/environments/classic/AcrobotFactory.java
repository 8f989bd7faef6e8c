package org.ganglion.rl.environments.classic;

import java.util.OptionalDouble;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.EnvironmentFactory;
import org.osgi.service.component.annotations.Component;

/** Environment {@code Acrobot-v1}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "Acrobot-v1", summary = "Swings a double pendulum above a line")
public final class AcrobotFactory extends ClassicFactory<AcrobotFactory.Params> {
  /** Parameters. */
  public record Params(
      @Help("steps after which an episode is truncated") @Default("500") @Min(1) int maxEpisodeSteps) implements Limited {}

  public AcrobotFactory() {
    super(Params.class, params -> new Acrobot(), OptionalDouble.of(-100));
  }
}
