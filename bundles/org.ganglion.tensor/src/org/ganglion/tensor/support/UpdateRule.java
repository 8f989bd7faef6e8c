package org.ganglion.tensor.support;

import org.ganglion.api.engine.Updater;

/** The formulas of {@link Updater} on a piece of the parameters: {@code w} and {@code g} from 0, slots from {@code at}. */
final class UpdateRule {
  private UpdateRule() {}

  static void move(Updater updater, double rate, long step, float[] w, float[] g, float[][] slots, int at, int n) {
    switch (updater) {
      case Updater.Sgd sgd -> {
        decay(rate * sgd.weightDecay(), w, n);
        sgd((float) sgd.momentum(), (float) rate, w, g, slots[0], at, n);
      }
      case Updater.Adam adam -> {
        decay(rate * adam.weightDecay(), w, n);
        adam(adam, rate, step, w, g, slots[0], slots[1], at, n);
      }
      case Updater.RmsProp rms -> {
        decay(rate * rms.weightDecay(), w, n);
        rmsProp(rms, (float) rate, w, g, slots[0], at, n);
      }
    }
  }

  private static void decay(double share, float[] w, int n) {
    if (share != 0) {
      float lost = (float) share;
      for (int i = 0; i < n; i++) {
        w[i] -= lost * w[i];
      }
    }
  }

  private static void sgd(float momentum, float rate, float[] w, float[] g, float[] v, int at, int n) {
    for (int i = 0; i < n; i++) {
      float speed = momentum * v[at + i] + g[i];
      v[at + i] = speed;
      w[i] -= rate * speed;
    }
  }

  private static void adam(Updater.Adam adam, double rate, long step, float[] w, float[] g, float[] m, float[] v, int at, int n) {
    float beta1 = (float) adam.beta1();
    float beta2 = (float) adam.beta2();
    float rest1 = (float) (1 - adam.beta1());
    float rest2 = (float) (1 - adam.beta2());
    float epsilon = (float) adam.epsilon();
    float pace = (float) (rate / (1 - Math.pow(adam.beta1(), step)));
    float scale = (float) (1 / Math.sqrt(1 - Math.pow(adam.beta2(), step)));
    for (int i = 0; i < n; i++) {
      float mean = beta1 * m[at + i] + rest1 * g[i];
      float square = beta2 * v[at + i] + rest2 * (g[i] * g[i]);
      m[at + i] = mean;
      v[at + i] = square;
      w[i] -= pace * mean / ((float) Math.sqrt(square) * scale + epsilon);
    }
  }

  private static void rmsProp(Updater.RmsProp rms, float rate, float[] w, float[] g, float[] v, int at, int n) {
    float decay = (float) rms.decay();
    float rest = (float) (1 - rms.decay());
    float epsilon = (float) rms.epsilon();
    for (int i = 0; i < n; i++) {
      float square = decay * v[at + i] + rest * (g[i] * g[i]);
      v[at + i] = square;
      w[i] -= rate * g[i] / ((float) Math.sqrt(square) + epsilon);
    }
  }
}
