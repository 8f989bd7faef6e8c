package org.ganglion.testkit.engine;

import java.util.Set;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;

/** Training steps on numbers that are equal for equal step numbers. */
final class Training {
  private static final Updater UPDATER = new Updater.Adam(0.9, 0.999, 1e-8, 0.01);

  private Training() {}

  /** Steps {@code from} (inclusive) to {@code to} (exclusive). */
  static void steps(Network network, int batch, int from, int to) {
    for (int step = from; step < to; step++) {
      network.forward(TestBatch.inputs(network.graph(), batch, step), Mode.TRAINING);
      network.backward(TestBatch.outputGradients(network.graph(), batch, step), Set.of(Gradient.PARAMETERS));
      network.clip(5);
      network.step(UPDATER, 0.01);
    }
  }
}
