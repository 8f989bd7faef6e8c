package org.ganglion.benchmarks.ganglion;

import java.util.Map;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;

/** A network with its updater, which shows gradients and movement of a step when asked to record. */
final class Learner {
  private final Network network;
  private final Updater updater;
  private final double rate;
  private Map<String, float[]> record;

  Learner(Network network, Updater updater, double rate) {
    this.network = network;
    this.updater = updater;
    this.rate = rate;
  }

  Network network() {
    return network;
  }

  /** Puts what the next steps do into a map; null stops it. */
  void record(Map<String, float[]> into) {
    record = into;
  }

  void step() {
    if (record == null) {
      network.step(updater, rate);
      return;
    }
    String name = network.graph().spec().name();
    float[] before = network.parameters();
    record.put(name + ".gradients", network.gradients());
    network.step(updater, rate);
    float[] moved = network.parameters();
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= before[i];
    }
    record.put(name + ".update", moved);
  }
}
