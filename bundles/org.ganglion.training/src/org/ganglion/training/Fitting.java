package org.ganglion.training;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.kit.training.EarlyStopping;
import org.ganglion.kit.training.Predictions;
import org.ganglion.kit.training.Samples;
import org.ganglion.kit.training.Trainer;

/** A training as a step of a workflow: held-out samples, curves, checkpoints, the best epoch kept. */
final class Fitting {
  private final TensorCore core;
  private final RunContext context;

  Fitting(TensorCore core, RunContext context) {
    this.core = core;
    this.context = context;
  }

  /** Samples to learn from and samples that judge the epochs; without any of the latter the last epoch counts. */
  record Split(Samples training, Optional<Samples> heldOut) {
    static Split of(Samples samples, double share, long seed) {
      int kept = (int) Math.round(samples.count() * share);
      if (kept < 1 || kept >= samples.count()) {
        return new Split(samples, Optional.empty());
      }
      int[] order = RandomStream.of(seed, "held out").permutation(samples.count(), 0);
      return new Split(
          samples.only(Arrays.copyOfRange(order, kept, order.length)), Optional.of(samples.only(Arrays.copyOf(order, kept))));
    }
  }

  /** Trains; the caller closes the network. */
  Network fit(NetworkSpec spec, Beginning beginning, Split split, Loss loss, Schedule schedule) throws IOException {
    Trainer.Plan plan = schedule.plan(loss, split.training().count(), context.seed());
    CompileOptions options =
        CompileOptions.training(plan.batch()).withGradients(Gradient.PARAMETERS).onEngine(context.engine()).withThreads(context.threads());
    Network network = core.compile(spec, context.seed(), options);
    try {
      beginning.into(network);
      Trainer trainer = new Trainer(network, split.training(), plan, context.arena(), beginning.afterStep());
      Optional<Predictions> judge = split.heldOut().map(samples -> new Predictions(network, samples, plan.batch(), context.arena()));
      play(network, trainer, judge, new EarlyStopping(schedule.patience()), loss);
      return network;
    } catch (ArithmeticException e) {
      network.close();
      throw new InputException(e.getMessage() + "; a smaller learningRate may help", e);
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private void play(Network network, Trainer trainer, Optional<Predictions> judge, EarlyStopping best, Loss loss) throws IOException {
    Optional<Checkpoint> restored = context.restored();
    if (restored.isPresent()) {
      trainer.restore(restored.get());
      best.restore(restored.get());
    }
    boolean stopped = false;
    while (!trainer.finished() && !stopped) {
      trainer.step();
      if (trainer.atEpochEnd()) {
        double epoch = (double) trainer.done() / trainer.batchesPerEpoch();
        context.metric("loss", epoch, trainer.meanLoss());
        if (judge.isPresent()) {
          double value = judge.get().loss(loss);
          context.metric("loss held out", epoch, value);
          stopped = best.stopsAfter(value, network);
        }
      }
      context.progress(trainer.done(), trainer.batches(), "batches");
      if (context.checkpointDue()) {
        context.checkpoint(parts -> {
          trainer.write(parts);
          best.write(parts);
        });
      }
      context.checkCancelled();
    }
    if (stopped) {
      context.log("stopped after " + trainer.done() / trainer.batchesPerEpoch() + " epochs, the held-out loss got no better");
    }
    best.restoreBest(network);
  }
}
