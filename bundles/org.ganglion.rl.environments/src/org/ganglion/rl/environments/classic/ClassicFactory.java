package org.ganglion.rl.environments.classic;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.rl.environments.wrapper.TimeLimit;

/** What the classic problems' factories share. */
abstract class ClassicFactory<P extends Record & Limited> implements EnvironmentFactory {
  private final Class<P> type;
  private final Function<P, Physics> physics;
  private final OptionalDouble threshold;

  ClassicFactory(Class<P> type, Function<P, Physics> physics, OptionalDouble threshold) {
    this.type = type;
    this.physics = physics;
    this.threshold = threshold;
  }

  @Override
  public Schema.Fields parameters() {
    return Records.schema(type);
  }

  @Override
  public Environment create(Map<String, Object> parameters) {
    P chosen = Records.read(type, parameters);
    return new TimeLimit(new ClassicEnvironment(physics.apply(chosen)), chosen.maxEpisodeSteps());
  }

  @Override
  public VectorEnvironment createVector(Map<String, Object> parameters, int count, Autoreset autoreset) {
    P chosen = Records.read(type, parameters);
    return new ClassicVector(physics.apply(chosen), count, chosen.maxEpisodeSteps(), autoreset);
  }

  @Override
  public OptionalDouble rewardThreshold() {
    return threshold;
  }
}
