package org.ganglion.rl.agents.world;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Resumable;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.SyncVectorEnvironment;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.VectorStep;

/**
 * Environments of any kind, stepped in blocks on some threads. An environment's episodes depend on its place alone, not on the number of threads.
 * Resumable whatever the environments are.
 */
final class EnvironmentPool implements VectorEnvironment, Resumable {
  private final int count;
  private final List<Block> blocks = new ArrayList<>();
  private final ExecutorService executor;

  EnvironmentPool(Supplier<Environment> factory, int count, int threads) {
    this.count = count;
    int parts = Math.max(1, Math.min(threads, count));
    for (int part = 0; part < parts; part++) {
      blocks.add(new Block(factory, (int) ((long) count * part / parts), (int) ((long) count * (part + 1) / parts)));
    }
    executor = parts > 1 ? Executors.newFixedThreadPool(parts - 1) : null;
  }

  /** Environments {@code from … to − 1}. */
  private static final class Block {
    final int from;
    final int to;
    final SyncVectorEnvironment environments;
    final VectorStep step;
    final double[] actions;

    Block(Supplier<Environment> factory, int from, int to) {
      this.from = from;
      this.to = to;
      environments = new SyncVectorEnvironment(() -> new ReplayedEnvironment(factory.get()), to - from, Autoreset.SAME_STEP);
      step = environments.newStep();
      actions = new double[(to - from) * environments.actionSpace().size()];
    }

    void reset(Reset how, VectorStep into) {
      environments.reset(how.of(from), step);
      for (int i = from; i < to; i++) {
        into.start(i, step.info(i - from));
      }
      System.arraycopy(step.observations(), 0, into.observations(), into.at(from), step.observations().length);
    }

    void act(double[] all, VectorStep into) {
      System.arraycopy(all, from * environments.actionSpace().size(), actions, 0, actions.length);
      environments.step(actions, step);
      for (int i = from; i < to; i++) {
        int own = i - from;
        into.transition(i, step.rewards()[own], step.terminated()[own], step.truncated()[own], step.info(own));
        if (step.over(own)) {
          step.copyNextObservation(own, into.observations(), into.at(i));
          into.keepFinal(i);
        }
      }
      System.arraycopy(step.observations(), 0, into.observations(), into.at(from), step.observations().length);
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Space observationSpace() {
    return blocks.get(0).environments.observationSpace();
  }

  @Override
  public Space actionSpace() {
    return blocks.get(0).environments.actionSpace();
  }

  @Override
  public Autoreset autoreset() {
    return Autoreset.SAME_STEP;
  }

  @Override
  public void reset(Reset how, VectorStep into) {
    blocks.forEach(block -> block.reset(how, into));
  }

  @Override
  public void step(double[] actions, VectorStep into) {
    List<Future<?>> others = new ArrayList<>();
    for (Block block : blocks.subList(1, blocks.size())) {
      others.add(executor.submit(() -> block.act(actions, into)));
    }
    try {
      blocks.get(0).act(actions, into);
    } finally {
      others.forEach(EnvironmentPool::await);
    }
  }

  private static void await(Future<?> work) {
    boolean interrupted = false;
    while (true) {
      try {
        work.get();
        break;
      } catch (InterruptedException e) {
        // The block still writes into the caller's arrays; whoever wants the thread to end finds the mark afterwards.
        interrupted = true;
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (Block block : blocks) {
      block.environments.save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    for (Block block : blocks) {
      block.environments.restore(in);
    }
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
    blocks.forEach(block -> block.environments.close());
  }
}
