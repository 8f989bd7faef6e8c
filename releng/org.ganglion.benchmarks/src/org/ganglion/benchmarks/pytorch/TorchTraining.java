package org.ganglion.benchmarks.pytorch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.ganglion.benchmarks.server.Workload;

/** A training step of one or more networks. What a step allocates is given back at its end. */
abstract class TorchTraining implements Workload {
  private final List<TorchNetwork> networks;

  TorchTraining(TorchNetwork... networks) {
    this.networks = List.of(networks);
  }

  static Adam adam(TorchNetwork network, double rate, double beta1) {
    AdamOptions options = new AdamOptions(rate);
    options.betas().put(0, beta1);
    options.betas().put(1, 0.999);
    return new Adam(network.parameters(), options);
  }

  abstract void train();

  /** A step in which no network meets another's update: Adam's first one turns rounding into sign, and what comes behind it compares badly. */
  void trainIndependently() {
    train();
  }

  @Override
  public final void step() {
    try (PointerScope scope = new PointerScope()) {
      train();
    }
  }

  @Override
  public final Map<String, float[]> firstStep() {
    List<float[]> before = networks.stream().map(TorchNetwork::values).toList();
    try (PointerScope scope = new PointerScope()) {
      trainIndependently();
    }
    Map<String, float[]> values = new LinkedHashMap<>();
    for (int n = 0; n < before.size(); n++) {
      TorchNetwork network = networks.get(n);
      float[] moved = network.values();
      for (int i = 0; i < moved.length; i++) {
        moved[i] -= before.get(n)[i];
      }
      values.put(network.name() + ".gradients", network.gradients());
      values.put(network.name() + ".update", moved);
    }
    return values;
  }
}
