package org.ganglion.rl.environments.grid;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.rl.environments.wrapper.TimeLimit;

/** What lakes of all sizes share. */
abstract class FrozenLakeFactoryBase<P extends Record & Ice> implements EnvironmentFactory {
  private final Class<P> type;
  private final List<String> map;
  private final double threshold;

  FrozenLakeFactoryBase(Class<P> type, List<String> map, double threshold) {
    this.type = type;
    this.map = map;
    this.threshold = threshold;
  }

  @Override
  public final Schema.Fields parameters() {
    return Records.schema(type);
  }

  @Override
  public final Environment create(Map<String, Object> parameters) {
    P chosen = Records.read(type, parameters);
    TransitionTable table = FrozenLake.table(map, chosen.slippery(), chosen.successRate());
    return new TimeLimit(new GridEnvironment(table), chosen.maxEpisodeSteps());
  }

  @Override
  public final OptionalDouble rewardThreshold() {
    return OptionalDouble.of(threshold);
  }
}
