package org.ganglion.experiments.trial;

import java.util.Map;

/**
 * One setting, tried for some epochs.
 *
 * @param number place in the order in which settings were drawn, from 1
 * @param rung how often it was promoted before
 * @param score accuracy on the validation images; NaN where it failed
 * @param parameters number of trained values
 * @param seconds processor time is not measured: time on the wall
 * @param problem why it failed, empty where it did not
 */
public record Trial(int number, Map<String, Object> setting, int rung, int epochs, double score, double loss, long parameters, double seconds,
    String problem) {
  /** Whether it came to a score. */
  public boolean succeeded() {
    return problem.isEmpty();
  }

  /** What to order by: a failure is worse than any score. */
  public double rank() {
    return Double.isNaN(score) ? -1 : score;
  }
}
