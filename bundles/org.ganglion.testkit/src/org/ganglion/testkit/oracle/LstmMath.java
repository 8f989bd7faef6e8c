package org.ganglion.testkit.oracle;

import org.ganglion.api.network.Layer;

/**
 * Long short-term memory. With h', c' the state before step t times keep[t], and z = W·x + R·h' + b cut into gates: i = σ(z₀), f = σ(z₁),
 * g = tanh(z₂), o = σ(z₃); c = f·c' + i·g; h = o·tanh(c).
 */
final class LstmMath implements LayerMath {
  private static final int INPUT = 0;
  private static final int FORGET = 1;
  private static final int CELL = 2;
  private static final int OUTPUT = 3;

  private final int units;
  private int steps;
  private int features;
  /** State before each step, before it is multiplied by keep: [batch][step + 1][unit]; the last one is the result. */
  private double[][][] hidden;
  private double[][][] cell;
  /** Gates: [batch][step][gate · units + unit]. */
  private double[][][] gates;

  LstmMath(Layer.Lstm layer) {
    this.units = layer.units();
  }

  @Override
  public void forward(NodePass node) {
    steps = node.inputShape(0).dim(0);
    features = node.inputShape(0).dim(1);
    hidden = new double[node.batch][steps + 1][units];
    cell = new double[node.batch][steps + 1][units];
    gates = new double[node.batch][steps][4 * units];
    for (int n = 0; n < node.batch; n++) {
      if (node.inputs.length > 1) {
        System.arraycopy(node.inputs[1], n * units, hidden[n][0], 0, units);
        System.arraycopy(node.inputs[2], n * units, cell[n][0], 0, units);
      }
      for (int t = 0; t < steps; t++) {
        step(node, n, t);
        System.arraycopy(hidden[n][t + 1], 0, node.outputs[0], (n * steps + t) * units, units);
      }
      System.arraycopy(hidden[n][steps], 0, node.outputs[1], n * units, units);
      System.arraycopy(cell[n][steps], 0, node.outputs[2], n * units, units);
    }
  }

  private void step(NodePass node, int n, int t) {
    double[] weight = node.parameter("weight");
    double[] recurrent = node.parameter("recurrent");
    for (int row = 0; row < 4 * units; row++) {
      double z = node.parameter("bias")[row];
      for (int k = 0; k < features; k++) {
        z += weight[row * features + k] * node.input()[(n * steps + t) * features + k];
      }
      for (int k = 0; k < units; k++) {
        z += recurrent[row * units + k] * keep(node, n, t) * hidden[n][t][k];
      }
      gates[n][t][row] = row / units == CELL ? Math.tanh(z) : ActivationMath.sigmoid(z);
    }
    for (int u = 0; u < units; u++) {
      double before = keep(node, n, t) * cell[n][t][u];
      cell[n][t + 1][u] = gate(n, t, FORGET, u) * before + gate(n, t, INPUT, u) * gate(n, t, CELL, u);
      hidden[n][t + 1][u] = gate(n, t, OUTPUT, u) * Math.tanh(cell[n][t + 1][u]);
    }
  }

  @Override
  public void backward(NodePass node) {
    for (int n = 0; n < node.batch; n++) {
      double[] dh = new double[units];
      double[] dc = new double[units];
      System.arraycopy(node.outputGradients[1], n * units, dh, 0, units);
      System.arraycopy(node.outputGradients[2], n * units, dc, 0, units);
      for (int t = steps - 1; t >= 0; t--) {
        for (int u = 0; u < units; u++) {
          dh[u] += node.outputGradients[0][(n * steps + t) * units + u];
        }
        stepBack(node, n, t, dh, dc);
      }
      if (node.inputs.length > 1) {
        for (int u = 0; u < units; u++) {
          node.inputGradients[1][n * units + u] += dh[u];
          node.inputGradients[2][n * units + u] += dc[u];
        }
      }
    }
  }

  /** Replaces the gradients of the state behind step t by those of the state before it. */
  private void stepBack(NodePass node, int n, int t, double[] dh, double[] dc) {
    double[] dz = new double[4 * units];
    double[] keptCellGradient = new double[units];
    for (int u = 0; u < units; u++) {
      double i = gate(n, t, INPUT, u);
      double f = gate(n, t, FORGET, u);
      double g = gate(n, t, CELL, u);
      double o = gate(n, t, OUTPUT, u);
      double tanh = Math.tanh(cell[n][t + 1][u]);
      double ofCell = dc[u] + dh[u] * o * (1 - tanh * tanh);
      dz[INPUT * units + u] = ofCell * g * i * (1 - i);
      dz[FORGET * units + u] = ofCell * keep(node, n, t) * cell[n][t][u] * f * (1 - f);
      dz[CELL * units + u] = ofCell * i * (1 - g * g);
      dz[OUTPUT * units + u] = dh[u] * tanh * o * (1 - o);
      keptCellGradient[u] = ofCell * f;
    }
    double[] keptHiddenGradient = products(node, n, t, dz);
    double ofKeep = 0;
    for (int u = 0; u < units; u++) {
      ofKeep += keptHiddenGradient[u] * hidden[n][t][u] + keptCellGradient[u] * cell[n][t][u];
      dh[u] = keptHiddenGradient[u] * keep(node, n, t);
      dc[u] = keptCellGradient[u] * keep(node, n, t);
    }
    if (node.inputs.length == 4) {
      node.inputGradients[3][n * steps + t] += ofKeep;
    }
  }

  /** Gradients of everything that meets in z; that of the kept hidden state is returned. */
  private double[] products(NodePass node, int n, int t, double[] dz) {
    double[] keptHiddenGradient = new double[units];
    for (int row = 0; row < 4 * units; row++) {
      node.gradient("bias")[row] += dz[row];
      for (int k = 0; k < features; k++) {
        int x = (n * steps + t) * features + k;
        node.gradient("weight")[row * features + k] += dz[row] * node.input()[x];
        node.inputGradient()[x] += dz[row] * node.parameter("weight")[row * features + k];
      }
      for (int k = 0; k < units; k++) {
        node.gradient("recurrent")[row * units + k] += dz[row] * keep(node, n, t) * hidden[n][t][k];
        keptHiddenGradient[k] += dz[row] * node.parameter("recurrent")[row * units + k];
      }
    }
    return keptHiddenGradient;
  }

  private double gate(int n, int t, int gate, int unit) {
    return gates[n][t][gate * units + unit];
  }

  private double keep(NodePass node, int n, int t) {
    return node.inputs.length == 4 ? node.inputs[3][n * steps + t] : 1;
  }
}
