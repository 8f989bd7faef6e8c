package org.ganglion.benchmarks.ganglion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.benchmarks.server.Workload;

/** A training step of one or more learners. */
abstract class TrainingWorkload implements Workload {
  private final List<Learner> learners;

  TrainingWorkload(Learner... learners) {
    this.learners = List.of(learners);
  }

  @Override
  public Map<String, float[]> firstStep() {
    Map<String, float[]> values = new LinkedHashMap<>();
    learners.forEach(learner -> learner.record(values));
    independentStep();
    learners.forEach(learner -> learner.record(null));
    return values;
  }

  /** A step in which no network meets another's update: Adam's first one turns rounding into sign, and what comes behind it compares badly. */
  void independentStep() {
    step();
  }
}
