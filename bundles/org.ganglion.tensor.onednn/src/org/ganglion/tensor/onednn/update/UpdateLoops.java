package org.ganglion.tensor.onednn.update;

import org.ganglion.api.engine.Updater;

/** The formulas of {@link Updater} for one step, on a piece of the parameters with its slots; all arrays from 0. */
interface UpdateLoops {
  /** Moves {@code w}; an updater with one slot is given it twice. */
  void move(float[] w, float[] g, float[] first, float[] second, int n);

  static UpdateLoops of(Updater updater, double rate, long step) {
    return switch (updater) {
      case Updater.Sgd sgd -> (w, g, v, same, n) -> {
        decay((float) (rate * sgd.weightDecay()), w, n);
        sgd((float) sgd.momentum(), (float) rate, w, g, v, n);
      };
      case Updater.Adam adam -> {
        // the corrections of the start, 1 − β₁ᵗ and √(1 − β₂ᵗ), are equal for all parameters
        float pace = (float) (rate / (1 - Math.pow(adam.beta1(), step)));
        float scale = (float) (1 / Math.sqrt(1 - Math.pow(adam.beta2(), step)));
        yield (w, g, m, v, n) -> {
          decay((float) (rate * adam.weightDecay()), w, n);
          adam(adam, pace, scale, w, g, m, v, n);
        };
      }
      case Updater.RmsProp rms -> (w, g, v, same, n) -> {
        decay((float) (rate * rms.weightDecay()), w, n);
        rmsProp(rms, (float) rate, w, g, v, n);
      };
    };
  }

  private static void decay(float share, float[] w, int n) {
    if (share != 0) {
      for (int i = 0; i < n; i++) {
        w[i] -= share * w[i];
      }
    }
  }

  private static void sgd(float momentum, float rate, float[] w, float[] g, float[] v, int n) {
    for (int i = 0; i < n; i++) {
      float speed = momentum * v[i] + g[i];
      v[i] = speed;
      w[i] -= rate * speed;
    }
  }

  private static void adam(Updater.Adam adam, float pace, float scale, float[] w, float[] g, float[] m, float[] v, int n) {
    float beta1 = (float) adam.beta1();
    float beta2 = (float) adam.beta2();
    float rest1 = (float) (1 - adam.beta1());
    float rest2 = (float) (1 - adam.beta2());
    float epsilon = (float) adam.epsilon();
    for (int i = 0; i < n; i++) {
      float mean = beta1 * m[i] + rest1 * g[i];
      float square = beta2 * v[i] + rest2 * (g[i] * g[i]);
      m[i] = mean;
      v[i] = square;
      w[i] -= pace * mean / ((float) Math.sqrt(square) * scale + epsilon);
    }
  }

  private static void rmsProp(Updater.RmsProp rms, float rate, float[] w, float[] g, float[] v, int n) {
    float decay = (float) rms.decay();
    float rest = (float) (1 - rms.decay());
    float epsilon = (float) rms.epsilon();
    for (int i = 0; i < n; i++) {
      float square = decay * v[i] + rest * (g[i] * g[i]);
      v[i] = square;
      w[i] -= rate * g[i] / ((float) Math.sqrt(square) + epsilon);
    }
  }
}
