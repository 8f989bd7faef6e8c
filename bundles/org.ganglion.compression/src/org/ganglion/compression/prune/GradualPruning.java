package org.ganglion.compression.prune;

import org.ganglion.api.engine.Network;
import org.ganglion.kit.training.Trainer;

/**
 * Prunes a network while it goes on learning: at the steps of the schedule the least worthy weights go, in between the data keeps streaming and the
 * masks hold, so that the others learn to do without them. Hand {@link #afterStep} to the {@link Trainer}.
 */
public final class GradualPruning {
  private final Ranking ranking;
  private final CubicSchedule schedule;
  private Masks masks;
  private long batch;

  public GradualPruning(Masks start, Ranking ranking, CubicSchedule schedule) {
    this.masks = start;
    this.ranking = ranking;
    this.schedule = schedule;
  }

  /** To be called after each step of training. */
  public void afterStep(Network network) {
    float[] parameters = network.parameters();
    if (schedule.changesAt(batch)) {
      masks = ranking.remove(masks, parameters, schedule.at(batch));
    }
    masks.apply(parameters);
    network.setParameters(parameters);
    batch++;
  }

  /** What is removed now. */
  public Masks masks() {
    return masks;
  }
}
