package org.ganglion.tensor.memory;

import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;

/** A network whose native memory, that of its inference handles included, is charged to a {@link MemoryBudget} until it closes. */
public final class BudgetedNetwork implements Network {
  private final Network network;
  private final MemoryBudget budget;
  private long charged;

  /**
   * Charges what the network holds in place of the estimate.
   *
   * @param taken what the budget has given for it already
   */
  public BudgetedNetwork(Network network, MemoryBudget budget, long taken) {
    this.network = network;
    this.budget = budget;
    this.charged = taken;
    settle();
  }

  /** The charge follows what is held: inference handles and lazily made buffers come and go. */
  private synchronized void settle() {
    long held = network.bytes();
    budget.correct(charged, held);
    charged = held;
  }

  @Override
  public NetworkGraph graph() {
    return network.graph();
  }

  @Override
  public String engine() {
    return network.engine();
  }

  @Override
  public Map<String, Tensor> forward(Map<String, Tensor> inputs, Mode mode) {
    return network.forward(inputs, mode);
  }

  @Override
  public Tensor forward(Tensor input, Mode mode) {
    return network.forward(input, mode);
  }

  @Override
  public Map<String, Tensor> backward(Map<String, Tensor> outputGradients, Set<Gradient> wanted) {
    return network.backward(outputGradients, wanted);
  }

  @Override
  public Tensor backward(Tensor outputGradient, Gradient... wanted) {
    return network.backward(outputGradient, wanted);
  }

  @Override
  public double clip(double limit) {
    return network.clip(limit);
  }

  @Override
  public void step(Updater updater, double learningRate) {
    network.step(updater, learningRate);
  }

  @Override
  public void zeroGradients() {
    network.zeroGradients();
  }

  /** Hands the engine its own kind of network, so that it need not go through copies of the values. */
  @Override
  public void copyFrom(Network other, double tau) {
    network.copyFrom(other instanceof BudgetedNetwork wrapped ? wrapped.network : other, tau);
  }

  @Override
  public float[] parameters() {
    return network.parameters();
  }

  @Override
  public void setParameters(float[] values) {
    network.setParameters(values);
  }

  @Override
  public float[] gradients() {
    return network.gradients();
  }

  @Override
  public void setGradients(float[] values) {
    network.setGradients(values);
  }

  @Override
  public float[] statistics() {
    return network.statistics();
  }

  @Override
  public void setStatistics(float[] values) {
    network.setStatistics(values);
  }

  @Override
  public NetworkState state() {
    return network.state();
  }

  @Override
  public void restore(NetworkState state) {
    network.restore(state);
  }

  @Override
  public Inference inference(int maxBatch) {
    Inference inference = network.inference(maxBatch);
    settle();
    return new Handle(inference);
  }

  @Override
  public long bytes() {
    return network.bytes();
  }

  @Override
  public void close() {
    network.close();
    settle();
  }

  private final class Handle implements Inference {
    private final Inference inference;

    Handle(Inference inference) {
      this.inference = inference;
    }

    @Override
    public Map<String, Tensor> forward(Map<String, Tensor> inputs) {
      return inference.forward(inputs);
    }

    @Override
    public Tensor forward(Tensor input) {
      return inference.forward(input);
    }

    @Override
    public void refresh() {
      inference.refresh();
    }

    @Override
    public void close() {
      inference.close();
      settle();
    }
  }
}
