package org.ganglion.tensor.onednn.plan;

import java.util.Set;
import org.ganglion.api.engine.Gradient;

/** What all plans of a network share: parameters, running statistics, what gradients they compute, the seed and the count of passes. */
public final class PlanContext {
  private final ParameterStore parameters;
  private final Statistics statistics;
  private final Set<Gradient> gradients;
  private long seed;
  private final boolean learns;
  private long passes;

  public PlanContext(ParameterStore parameters, Statistics statistics, Set<Gradient> gradients, long seed, boolean learns) {
    this.parameters = parameters;
    this.statistics = statistics;
    this.gradients = gradients;
    this.seed = seed;
    this.learns = learns;
  }

  /** The parameters. */
  public ParameterStore parameters() {
    return parameters;
  }

  /** Running statistics. */
  public Statistics statistics() {
    return statistics;
  }

  /** What backward passes may be asked for. */
  public Set<Gradient> gradients() {
    return gradients;
  }

  /** Whether forward passes other than inference may come: not in handles that only infer. */
  public boolean learns() {
    return learns;
  }

  /** The network's seed. */
  public long seed() {
    return seed;
  }

  /** Goes on under another seed. */
  public void seed(long other) {
    seed = other;
  }

  /** Forward passes other than inference before this one. */
  public long passes() {
    return passes;
  }

  /** Sets the count of passes. */
  public void passes(long count) {
    passes = count;
  }
}
