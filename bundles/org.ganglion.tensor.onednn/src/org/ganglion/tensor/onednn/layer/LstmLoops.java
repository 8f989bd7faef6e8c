package org.ganglion.tensor.onednn.layer;

import org.ganglion.tensor.onednn.tiny.FastTanh;

/** The loops of an LSTM over all units of all samples; one result each, all arrays in step. */
final class LstmLoops {
  private LstmLoops() {}

  /** σ(x) = ½·tanh(½x) + ½, in place. */
  static void sigmoid(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = 0.5f * FastTanh.of(0.5f * x[i]) + 0.5f;
    }
  }

  static void cell(float[] input, float[] forget, float[] candidate, float[] before, float[] after, int n) {
    for (int i = 0; i < n; i++) {
      after[i] = forget[i] * before[i] + input[i] * candidate[i];
    }
  }

  static void product(float[] a, float[] b, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = a[i] * b[i];
    }
  }

  static void add(float[] sum, float[] part, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += part[i];
    }
  }

  static void scale(float[] values, float[] factors, int n) {
    for (int i = 0; i < n; i++) {
      values[i] *= factors[i];
    }
  }

  static void outputGradient(float[] dHidden, float[] tanh, float[] output, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = dHidden[i] * tanh[i] * output[i] * (1 - output[i]);
    }
  }

  static void cellGradient(float[] dHidden, float[] tanh, float[] output, float[] dCell, int n) {
    for (int i = 0; i < n; i++) {
      dCell[i] += dHidden[i] * output[i] * (1 - tanh[i] * tanh[i]);
    }
  }

  /** Of a gate (input, forget) by its sum; {@code by} is what the gate is multiplied with. */
  static void gateGradient(float[] dCell, float[] by, float[] gate, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = dCell[i] * by[i] * gate[i] * (1 - gate[i]);
    }
  }

  static void candidateGradient(float[] dCell, float[] input, float[] candidate, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = dCell[i] * input[i] * (1 - candidate[i] * candidate[i]);
    }
  }
}
