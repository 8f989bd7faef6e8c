package org.ganglion.rl.environments.grid;

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

/** Environment {@code CliffWalking-v1}. Like Gymnasium's it has no time limit unless one is asked for. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "CliffWalking-v1", summary = "Walks along a cliff to the goal")
public final class CliffWalkingFactory implements EnvironmentFactory {
  /** Parameters. */
  public record Params(
      @Help("whether the ground lets slip to the sides") @Default("false") boolean slippery,
      @Help("steps after which an episode is truncated; 0: none") @Default("0") @Min(0) int maxEpisodeSteps) {}

  @Override
  public Schema.Fields parameters() {
    return Records.schema(Params.class);
  }

  @Override
  public Environment create(Map<String, Object> parameters) {
    Params chosen = Records.read(Params.class, parameters);
    Environment walk = new GridEnvironment(CliffWalking.table(chosen.slippery()));
    return chosen.maxEpisodeSteps() == 0 ? walk : new TimeLimit(walk, chosen.maxEpisodeSteps());
  }
}
