package org.ganglion.rl.agents.evaluation;

import java.io.IOException;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Arena;

/** Runs something under several seeds, each with memory of its own that is given back at its end. */
public final class SeededRuns {
  private final TensorCore core;
  private final RunContext context;

  public SeededRuns(TensorCore core, RunContext context) {
    this.core = core;
    this.context = context;
  }

  /** What runs under a seed. */
  @FunctionalInterface
  public interface Run<T> {
    T under(RunContext context) throws IOException;
  }

  /** Runs under seed number {@code seed} of the step. */
  public <T> T run(String name, int seed, Run<T> run) throws IOException {
    try (Arena arena = core.arena()) {
      return run.under(new SeededContext(context, name + ", seed " + seed, RandomStream.derive(context.seed(), "seed " + seed), arena));
    }
  }
}
