package org.ganglion.compression.prune;

/**
 * Sums of products of inputs with inputs and with wanted outputs, from which least-squares weights follow. The last input is the constant 1 of the
 * bias.
 */
final class NormalEquations {
  private final int inputs;
  private final int outputs;
  private final double[][] gram;
  private final double[][] cross;

  NormalEquations(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.gram = new double[inputs + 1][inputs + 1];
    this.cross = new double[outputs][inputs + 1];
  }

  /** Adds a batch; wanted outputs are [batch × outputs × places]. */
  void add(Patches patches, float[] x, float[] wanted, int batch) {
    double[] patch = new double[inputs + 1];
    patch[inputs] = 1;
    int places = patches.places();
    for (int sample = 0; sample < batch; sample++) {
      for (int place = 0; place < places; place++) {
        patches.copy(x, sample, place, patch);
        for (int i = 0; i <= inputs; i++) {
          double value = patch[i];
          double[] row = gram[i];
          for (int j = 0; value != 0 && j <= i; j++) {
            row[j] += value * patch[j];
          }
        }
        for (int o = 0; o < outputs; o++) {
          double y = wanted[(sample * outputs + o) * places + place];
          double[] row = cross[o];
          for (int i = 0; i <= inputs; i++) {
            row[i] += y * patch[i];
          }
        }
      }
    }
  }

  /** Writes the weights of an output that are not zero now, and its bias where it has one ({@code bias} not negative). */
  void solve(int output, float[] parameters, int from, int bias, double ridge) {
    int[] kept = new int[inputs + 1];
    int n = 0;
    for (int i = 0; i < inputs; i++) {
      if (parameters[from + i] != 0) {
        kept[n++] = i;
      }
    }
    if (bias >= 0) {
      kept[n++] = inputs;
    }
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += gram[kept[i]][kept[i]];
    }
    double extra = n == 0 ? 0 : ridge * trace / n;
    double[][] lower = new double[n][n];
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      // drawn towards the weights as they are, so that what the samples do not tell stays
      double now = kept[i] == inputs ? parameters[bias] : parameters[from + kept[i]];
      solution[i] = cross[output][kept[i]] + extra * now;
      for (int j = 0; j <= i; j++) {
        lower[i][j] = gram[Math.max(kept[i], kept[j])][Math.min(kept[i], kept[j])] + (i == j ? extra : 0);
      }
    }
    if (!Cholesky.solve(lower, solution)) {
      return;
    }
    for (int i = 0; i < n; i++) {
      if (kept[i] == inputs) {
        parameters[bias] = (float) solution[i];
      } else {
        float value = (float) solution[i];
        parameters[from + kept[i]] = value == 0 ? Float.MIN_NORMAL : value;
      }
    }
  }
}
