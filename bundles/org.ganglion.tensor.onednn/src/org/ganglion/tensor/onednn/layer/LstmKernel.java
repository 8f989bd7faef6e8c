package org.ganglion.tensor.onednn.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ganglion.tensor.onednn.natives.Area;

/**
 * The arithmetic of an LSTM between its matrix products, one step of all samples at a time. Each gate is brought into an array of its own, so that every
 * loop goes through all its arrays in step, which the compiler turns into vector code.
 */
final class LstmKernel {
  private final int batch;
  private final int steps;
  private final int units;
  private final int state;
  private final Area gates;
  private final Area hidden;
  private final Area cell;
  private final Area keptHidden;
  private final Area keptCell;
  private final Area keep;
  private final Area squashed;
  private final float[] rows;
  private final float[][] parts;
  private final float[] input;
  private final float[] forget;
  private final float[] candidate;
  private final float[] output;
  private final float[] before;
  private final float[] after;
  private final float[] tanh;
  private final float[] out;
  private final float[] kept;

  LstmKernel(
      int batch, int steps, int units, Area gates, Area hidden, Area cell, Area keptHidden, Area keptCell, Area keep, Area squashed) {
    this.batch = batch;
    this.steps = steps;
    this.units = units;
    this.state = batch * units;
    this.gates = gates;
    this.hidden = hidden;
    this.cell = cell;
    this.keptHidden = keptHidden;
    this.keptCell = keptCell;
    this.keep = keep;
    this.squashed = squashed;
    input = new float[state];
    forget = new float[state];
    candidate = new float[state];
    output = new float[state];
    before = new float[state];
    after = new float[state];
    tanh = new float[state];
    out = new float[state];
    rows = new float[4 * state];
    parts = new float[][] {input, forget, candidate, output};
    kept = new float[keep == null ? 0 : batch * steps];
  }

  /** Multiplies the state before a step by the mask, where there is one. */
  void keep(int step) {
    if (keep != null) {
      keep.floats().get(0, kept);
      masked(step, hidden, keptHidden);
      masked(step, cell, keptCell);
    }
  }

  private void masked(int step, Area from, Area to) {
    from.floats().get(step * state, before);
    for (int n = 0; n < batch; n++) {
      float factor = kept[n * steps + step];
      for (int u = n * units; u < (n + 1) * units; u++) {
        before[u] *= factor;
      }
    }
    to.floats().put(step * state, before);
  }

  /** Gates and state of a step, from the gates' sums. */
  void forward(int step) {
    split(gates.floats(), step);
    keptCell.floats().get(step * state, before);
    LstmLoops.sigmoid(input, state);
    LstmLoops.sigmoid(forget, state);
    FastTanh.of(candidate, candidate, state);
    LstmLoops.sigmoid(output, state);
    LstmLoops.cell(input, forget, candidate, before, after, state);
    FastTanh.of(after, tanh, state);
    LstmLoops.product(output, tanh, out, state);
    // the values take the place of the sums, gate by gate: nobody reads the sums again
    for (int gate = 0; gate < 4; gate++) {
      gates.floats().put((4 * step + gate) * state, parts[gate]);
    }
    squashed.floats().put(step * state, tanh);
    cell.floats().put((step + 1) * state, after);
    hidden.floats().put((step + 1) * state, out);
  }

  /** Rows of four gates into one array a gate; the rows come in one copy, because a copy from native memory costs more than its few values. */
  private void split(FloatBuffer from, int step) {
    from.get(step * rows.length, rows);
    for (int n = 0; n < batch; n++) {
      for (int gate = 0; gate < 4; gate++) {
        System.arraycopy(rows, (4 * n + gate) * units, parts[gate], n * units, units);
      }
    }
  }

  private void join(float[][] from, FloatBuffer to, int step) {
    for (int n = 0; n < batch; n++) {
      for (int gate = 0; gate < 4; gate++) {
        System.arraycopy(from[gate], n * units, rows, (4 * n + gate) * units, units);
      }
    }
    to.put(step * rows.length, rows);
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
    private final float[] hiddenGradient = new float[state];
    private final float[] cellGradient = new float[state];
    private final float[] part = new float[state];
    private final float[] keepGradient = new float[kept.length];
    private final float[][] sum = new float[4][state];

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
      if (dy != null) {
        dy.floats().get(step * state, part);
        LstmLoops.add(hiddenGradient, part, state);
      }
      for (int gate = 0; gate < 4; gate++) {
        gates.floats().get((4 * step + gate) * state, parts[gate]);
      }
      squashed.floats().get(step * state, tanh);
      keptCell.floats().get(step * state, before);
      LstmLoops.outputGradient(hiddenGradient, tanh, output, sum[3], state);
      LstmLoops.cellGradient(hiddenGradient, tanh, output, cellGradient, state);
      LstmLoops.gateGradient(cellGradient, candidate, input, sum[0], state);
      LstmLoops.gateGradient(cellGradient, before, forget, sum[1], state);
      LstmLoops.candidateGradient(cellGradient, input, candidate, sum[2], state);
      LstmLoops.scale(cellGradient, forget, state);
      join(sum, sums.floats(), step);
    }

    /** Takes over the product with the recurrent weights as gradient of the hidden state before, and applies the mask. */
    void keep(int step) {
      back.floats().get(0, hiddenGradient);
      if (keep == null) {
        return;
      }
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
}
