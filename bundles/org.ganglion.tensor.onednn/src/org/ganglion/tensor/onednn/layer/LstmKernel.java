package org.ganglion.tensor.onednn.layer;

import java.util.Arrays;
import org.ganglion.tensor.onednn.natives.Area;

/** The arithmetic of an LSTM between its matrix products, one step of all samples at a time; loops run over arrays so that they are vectorised. */
final class LstmKernel {
  private final int batch;
  private final int steps;
  private final int units;
  private final Area gates;
  private final Area hidden;
  private final Area cell;
  private final Area keptHidden;
  private final Area keptCell;
  private final Area keep;
  private final Area squashed;
  private final float[] scale;
  private final float[] shift;
  private final float[] gate;
  private final float[] before;
  private final float[] after;
  private final float[] out;
  private final float[] tanh;
  private final float[] kept;

  LstmKernel(
      int batch, int steps, int units, Area gates, Area hidden, Area cell, Area keptHidden, Area keptCell, Area keep, Area squashed) {
    this.batch = batch;
    this.steps = steps;
    this.units = units;
    this.gates = gates;
    this.hidden = hidden;
    this.cell = cell;
    this.keptHidden = keptHidden;
    this.keptCell = keptCell;
    this.keep = keep;
    this.squashed = squashed;
    int state = batch * units;
    gate = new float[4 * state];
    before = new float[state];
    after = new float[state];
    out = new float[state];
    tanh = new float[state];
    kept = new float[keep == null ? 0 : batch * steps];
    // sigmoid(x) = tanh(x / 2) / 2 + 1/2 for three gates, tanh for the candidate
    scale = new float[4 * units];
    shift = new float[4 * units];
    Arrays.fill(scale, 0.5f);
    Arrays.fill(shift, 0.5f);
    Arrays.fill(scale, 2 * units, 3 * units, 1);
    Arrays.fill(shift, 2 * units, 3 * units, 0);
  }

  /** Multiplies the state before a step by the mask, where there is one. */
  void keep(int step) {
    if (keep == null) {
      return;
    }
    keep.floats().get(0, kept);
    masked(step, hidden, keptHidden);
    masked(step, cell, keptCell);
  }

  private void masked(int step, Area from, Area to) {
    from.floats().get(step * before.length, before);
    for (int n = 0; n < batch; n++) {
      float factor = kept[n * steps + step];
      for (int u = n * units; u < (n + 1) * units; u++) {
        before[u] *= factor;
      }
    }
    to.floats().put(step * before.length, before);
  }

  /** Gates and state of a step, from the gates' sums. */
  void forward(int step) {
    int width = 4 * units;
    int state = batch * units;
    gates.floats().get(step * 4 * state, gate);
    keptCell.floats().get(step * state, before);
    for (int n = 0; n < batch; n++) {
      gate(gate, n * width, scale, shift);
      cell(gate, n * width, units, before, after, n * units);
    }
    FastTanh.of(after, tanh, state);
    for (int n = 0; n < batch; n++) {
      output(gate, n * width + 3 * units, units, tanh, out, n * units);
    }
    gates.floats().put(step * 4 * state, gate);
    squashed.floats().put(step * state, tanh);
    cell.floats().put((step + 1) * state, after);
    hidden.floats().put((step + 1) * state, out);
  }

  private static void gate(float[] gate, int from, float[] scale, float[] shift) {
    for (int j = 0; j < scale.length; j++) {
      gate[from + j] = FastTanh.of(gate[from + j] * scale[j]) * scale[j] + shift[j];
    }
  }

  private static void cell(float[] gate, int from, int units, float[] before, float[] after, int at) {
    for (int u = 0; u < units; u++) {
      after[at + u] = gate[from + units + u] * before[at + u] + gate[from + u] * gate[from + 2 * units + u];
    }
  }

  private static void output(float[] gate, int from, int units, float[] tanh, float[] out, int at) {
    for (int u = 0; u < units; u++) {
      out[at + u] = gate[from + u] * tanh[at + u];
    }
  }

  /** What the backward pass works on; {@code dy}, {@code dh}, {@code dc}, {@code dKeep} may be null. */
  Gradients gradients(Area dy, Area dh, Area dc, Area sums, Area back, Area dKeep) {
    return new Gradients(dy, dh, dc, sums, back, dKeep);
  }

  /** The backward pass from the last step to the first. */
  final class Gradients {
    private final Area dy;
    private final Area dh;
    private final Area dc;
    private final Area sums;
    private final Area back;
    private final Area dKeep;
    private final float[] hiddenGradient = new float[batch * units];
    private final float[] cellGradient = new float[batch * units];
    private final float[] sum = new float[4 * batch * units];
    private final float[] part = new float[batch * units];
    private final float[] keepGradient = new float[kept.length];

    private Gradients(Area dy, Area dh, Area dc, Area sums, Area back, Area dKeep) {
      this.dy = dy;
      this.dh = dh;
      this.dc = dc;
      this.sums = sums;
      this.back = back;
      this.dKeep = dKeep;
    }

    void begin() {
      start(dh, hiddenGradient);
      start(dc, cellGradient);
    }

    private static void start(Area from, float[] into) {
      if (from == null) {
        Arrays.fill(into, 0);
      } else {
        from.floats().get(0, into);
      }
    }

    /** Gradients of the gates' sums of a step, and of the cell state before it. */
    void backward(int step) {
      int state = batch * units;
      if (dy != null) {
        dy.floats().get(step * state, part);
        for (int i = 0; i < state; i++) {
          hiddenGradient[i] += part[i];
        }
      }
      gates.floats().get(step * 4 * state, gate);
      squashed.floats().get(step * state, tanh);
      keptCell.floats().get(step * state, before);
      for (int n = 0; n < batch; n++) {
        row(4 * n * units, n * units, units, gate, sum, tanh, before, hiddenGradient, cellGradient);
      }
      sums.floats().put(step * 4 * state, sum);
    }

    /** Takes over the product with the recurrent weights as gradient of the hidden state before, and applies the mask. */
    void keep(int step) {
      back.floats().get(0, hiddenGradient);
      if (keep == null) {
        return;
      }
      int state = batch * units;
      hidden.floats().get(step * state, before);
      cell.floats().get(step * state, after);
      for (int n = 0; n < batch; n++) {
        float factor = kept[n * steps + step];
        double slope = 0;
        for (int u = n * units; u < (n + 1) * units; u++) {
          slope += hiddenGradient[u] * before[u] + cellGradient[u] * after[u];
          hiddenGradient[u] *= factor;
          cellGradient[u] *= factor;
        }
        keepGradient[n * steps + step] = (float) slope;
      }
      back.floats().put(0, hiddenGradient);
      if (dKeep != null && step == 0) {
        dKeep.floats().put(0, keepGradient);
      }
    }

    void cellInto(Area target) {
      target.floats().put(0, cellGradient);
    }
  }

  private static void row(int from, int at, int units, float[] gate, float[] sum, float[] tanh, float[] before, float[] dHidden, float[] dCell) {
    for (int u = 0; u < units; u++) {
      float input = gate[from + u];
      float forget = gate[from + units + u];
      float candidate = gate[from + 2 * units + u];
      float output = gate[from + 3 * units + u];
      float t = tanh[at + u];
      float dh = dHidden[at + u];
      float dc = dCell[at + u] + dh * output * (1 - t * t);
      sum[from + u] = dc * candidate * input * (1 - input);
      sum[from + units + u] = dc * before[at + u] * forget * (1 - forget);
      sum[from + 2 * units + u] = dc * input * (1 - candidate * candidate);
      sum[from + 3 * units + u] = dh * t * output * (1 - output);
      dCell[at + u] = dc * forget;
    }
  }
}
