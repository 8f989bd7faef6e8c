package org.ganglion.rl.environments.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.rl.environments.wrapper.TimeLimit;
import org.osgi.service.component.annotations.Component;

/** Environment {@code bridge}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "bridge", summary = "An environment in another process, in any language")
public final class BridgeFactory implements EnvironmentFactory {
  /** Parameters. */
  public record Params(
      @Help("the program that provides the environment, and its arguments") @Min(1) List<String> command,
      @Help("seconds within which it must answer") @Default("30") @Min(1) int patience,
      @Help("steps after which an episode is truncated; 0: none") @Default("0") @Min(0) int maxEpisodeSteps) {}

  @Override
  public Schema.Fields parameters() {
    return Records.schema(Params.class);
  }

  @Override
  public Environment create(Map<String, Object> parameters) {
    Params chosen = Records.read(Params.class, parameters);
    Environment bridge = new BridgeEnvironment(chosen.command(), Duration.ofSeconds(chosen.patience()));
    return chosen.maxEpisodeSteps() == 0 ? bridge : new TimeLimit(bridge, chosen.maxEpisodeSteps());
  }
}
