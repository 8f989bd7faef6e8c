package org.ganglion.kit.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;

/**
 * Trains a network of one input and one output by mini-batches. All that is needed to go on bit by bit is the network's state and the number of
 * batches done: orders are functions of the seed.
 */
public final class Trainer {
  private final Network network;
  private final Samples samples;
  private final Plan plan;
  private final BatchOrder order;
  private final Consumer<Network> afterStep;
  private final Tensor input;
  private final Tensor target;
  private final Tensor gradient;
  private long done;
  private double lossSum;
  private long lossCount;

  /**
   * How to train.
   *
   * @param batch samples in a batch, at most what the network was compiled for
   * @param epochs how often every sample is seen
   * @param clip limit of the gradients' common norm; 0: none
   */
  public record Plan(Loss loss, Updater updater, LearningRate rate, int batch, int epochs, double clip, long seed) {}

  /** A training; memory comes from {@code arena}. */
  public Trainer(Network network, Samples samples, Plan plan, Arena arena) {
    this(network, samples, plan, arena, stepped -> { });
  }

  /**
   * A training that is interfered with.
   *
   * @param afterStep called after each step, for instance to hold removed weights at zero
   */
  public Trainer(Network network, Samples samples, Plan plan, Arena arena, Consumer<Network> afterStep) {
    this.network = network;
    this.samples = samples;
    this.plan = plan;
    this.order = new BatchOrder(samples.count(), plan.batch(), plan.seed());
    this.afterStep = afterStep;
    this.input = arena.floats(samples.input().prepend(plan.batch()).toArray());
    this.target = arena.floats(samples.target().prepend(plan.batch()).toArray());
    this.gradient = arena.floats(samples.target().prepend(plan.batch()).toArray());
  }

  /** Batches in all. */
  public long batches() {
    return (long) plan.epochs() * order.perEpoch();
  }

  /** Batches in an epoch. */
  public int batchesPerEpoch() {
    return order.perEpoch();
  }

  /** Batches done. */
  public long done() {
    return done;
  }

  /** Whether all batches are done. */
  public boolean finished() {
    return done >= batches();
  }

  /** Whether the last batch ended an epoch. */
  public boolean atEpochEnd() {
    return done > 0 && done % order.perEpoch() == 0;
  }

  /** One batch: forward, loss, backward, step. Gives the loss. */
  public double step() {
    double loss = gradients();
    if (plan.clip() > 0) {
      network.clip(plan.clip());
    }
    network.step(plan.updater(), plan.rate().at(done, batches()));
    afterStep.accept(network);
    done++;
    return loss;
  }

  private double gradients() {
    int now = order.size(done);
    for (int i = 0; i < now; i++) {
      int sample = order.sample(done, i);
      samples.input(sample, input.floats(), Math.toIntExact(i * samples.input().size()));
      samples.target(sample, target.floats(), Math.toIntExact(i * samples.target().size()));
    }
    Tensor output = network.forward(input.samples(0, now), Mode.TRAINING);
    double loss = plan.loss().evaluate(output, target.samples(0, now), gradient.samples(0, now));
    if (!Double.isFinite(loss)) {
      throw new ArithmeticException("training of '" + network.graph().spec().name() + "' diverged at batch " + done + ": the loss is " + loss);
    }
    network.backward(gradient.samples(0, now), Gradient.PARAMETERS);
    lossSum += loss;
    lossCount++;
    return loss;
  }

  /** Mean loss since this was last asked. */
  public double meanLoss() {
    double mean = lossCount == 0 ? Double.NaN : lossSum / lossCount;
    lossSum = 0;
    lossCount = 0;
    return mean;
  }

  /** Writes all that going on needs. */
  public void write(Checkpoint.Parts parts) throws IOException {
    try (DataOutputStream out = new DataOutputStream(parts.create("trainer"))) {
      out.writeLong(done);
      out.writeDouble(lossSum);
      out.writeLong(lossCount);
    }
    try (OutputStream out = parts.create("network")) {
      network.state().write(out);
    }
  }

  /** Goes on from what {@link #write} wrote. */
  public void restore(Checkpoint checkpoint) throws IOException {
    try (DataInputStream in = new DataInputStream(checkpoint.open("trainer"))) {
      done = in.readLong();
      lossSum = in.readDouble();
      lossCount = in.readLong();
    }
    try (InputStream in = checkpoint.open("network")) {
      network.restore(NetworkState.read(in));
    }
  }
}
