package org.ganglion.rl.agents.algorithm;

import java.util.Map;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.rl.Agent;
import org.ganglion.api.rl.Learner;
import org.ganglion.api.rl.LearningTask;

/** Reads an agent's parameters as a record. */
abstract class ConfiguredAgent<P extends Record> implements Agent {
  private final Class<P> type;

  ConfiguredAgent(Class<P> type) {
    this.type = type;
  }

  @Override
  public final Schema.Fields parameters() {
    return Records.schema(type);
  }

  @Override
  public final Learner learner(Map<String, Object> parameters, LearningTask task) {
    return learner(Records.read(type, parameters), task);
  }

  abstract Learner learner(P parameters, LearningTask task);
}
