package org.ganglion.tensor.onednn.layer;

import java.util.Arrays;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.tiny.FastTanh;

/**
 * The arithmetic of an LSTM between its matrix products, one step of all samples at a time, on values [units × batch]. Each gate of each step has an
 * array of its own, so that every loop goes through all its arrays in step, which the compiler turns into vector code; what only Java reads stays in
 * Java.
 */
final class LstmKernel {
  private final LstmMemory memory;
  private final int batch;
  private final int steps;
  private final int state;
  private final boolean learns;
  private final boolean masked;
  /** By step: input, forget, candidate, output, tanh of the cell. */
  private final float[][] input;
  private final float[][] forget;
  private final float[][] candidate;
  private final float[][] output;
  private final float[][] tanh;
  /** State before each step, and after the last; {@code keptCell} times the mask, the same arrays where there is none. */
  private final float[][] cell;
  private final float[][] keptCell;
  private final float[] part;
  private final float[] kept;
  private final float[] factor;

  /** Without backward passes nothing is kept from step to step. */
  LstmKernel(LstmMemory memory, boolean learns) {
    this.memory = memory;
    this.learns = learns;
    batch = memory.batch();
    steps = memory.steps();
    state = memory.units() * batch;
    masked = memory.keep() != null;
    int slots = learns ? steps : 1;
    input = new float[slots][state];
    forget = new float[slots][state];
    candidate = new float[slots][state];
    output = new float[slots][state];
    tanh = new float[slots][state];
    cell = new float[slots + 1][state];
    keptCell = masked ? new float[slots][state] : cell;
    part = new float[state];
    kept = new float[masked ? batch * steps : 0];
    factor = new float[masked ? state : 0];
  }

  private int slot(int step) {
    return learns ? step : 0;
  }

  /** Cell state before a step; of two arrays in turn where nothing is kept. */
  private float[] cell(int step) {
    return cell[learns ? step : step & 1];
  }

  private float[] keptCell(int step) {
    return masked ? keptCell[slot(step)] : cell(step);
  }

  void begin() {
    if (memory.firstCell() == null) {
      Arrays.fill(cell[0], 0);
    } else {
      memory.firstCell().floats().get(0, cell[0]);
    }
    if (masked) {
      memory.keep().floats().get(0, kept);
    }
  }

  /** Multiplies the state before a step by the mask. */
  void keep(int step) {
    factor(step);
    memory.hidden().floats().get(memory.hidden(step), part);
    LstmLoops.scale(part, factor, state);
    memory.stack().floats().put(memory.state(step), part);
    LstmLoops.product(cell(step), factor, keptCell(step), state);
  }

  /** The mask of a step, once for every unit. */
  private void factor(int step) {
    for (int n = 0; n < batch; n++) {
      factor[n] = kept[n * steps + step];
    }
    for (int from = batch; from < state; from += batch) {
      System.arraycopy(factor, 0, factor, from, batch);
    }
  }

  /** Gates and state of a step, from the gates' sums. */
  void forward(int step) {
    int slot = slot(step);
    float[] after = cell(step + 1);
    memory.gates().floats().get(0, input[slot]).get(state, forget[slot]).get(2 * state, candidate[slot]).get(3 * state, output[slot]);
    LstmLoops.sigmoid(input[slot], state);
    LstmLoops.sigmoid(forget[slot], state);
    FastTanh.of(candidate[slot], candidate[slot], state);
    LstmLoops.sigmoid(output[slot], state);
    LstmLoops.cell(input[slot], forget[slot], candidate[slot], keptCell(step), after, state);
    FastTanh.of(after, tanh[slot], state);
    LstmLoops.product(output[slot], tanh[slot], part, state);
    memory.hidden().floats().put(memory.hidden(step + 1), part);
    if (step == steps - 1) {
      memory.lastCell().floats().put(0, after);
    }
  }

  /**
   * The backward pass, from the last step to the first. All gradients but that of the mask lie [units × batch] by step; those from outside may be
   * null.
   *
   * @param dy of the states of all steps
   * @param dh of the last hidden state
   * @param dc of the last cell state
   * @param sums into which the gradients of the gates' sums of a step go
   * @param back what the products with the weights make of them; the part from {@code backAt} on belongs to the hidden state
   * @param dKeep of the mask
   */
  Gradients gradients(Area dy, Area dh, Area dc, Area sums, Area back, int backAt, int backStride, Area dKeep) {
    return new Gradients(dy, dh, dc, sums, back, backAt, backStride, dKeep);
  }

  /** See {@link #gradients}. */
  final class Gradients {
    private final Area dy;
    private final Area dh;
    private final Area dc;
    private final Area sums;
    private final Area back;
    private final int backAt;
    private final int backStride;
    private final Area dKeep;
    private final float[] hiddenGradient = new float[state];
    private final float[] cellGradient = new float[state];
    private final float[][] parts = new float[4][state];
    private final float[] keepGradient = new float[kept.length];

    private Gradients(Area dy, Area dh, Area dc, Area sums, Area back, int backAt, int backStride, Area dKeep) {
      this.dy = dy;
      this.dh = dh;
      this.dc = dc;
      this.sums = sums;
      this.back = back;
      this.backAt = backAt;
      this.backStride = backStride;
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
      LstmLoops.outputGradient(hiddenGradient, tanh[step], output[step], parts[3], state);
      LstmLoops.cellGradient(hiddenGradient, tanh[step], output[step], cellGradient, state);
      LstmLoops.gateGradient(cellGradient, candidate[step], input[step], parts[0], state);
      LstmLoops.gateGradient(cellGradient, keptCell[step], forget[step], parts[1], state);
      LstmLoops.candidateGradient(cellGradient, input[step], candidate[step], parts[2], state);
      LstmLoops.scale(cellGradient, forget[step], state);
      for (int gate = 0; gate < 4; gate++) {
        sums.floats().put(gate * state, parts[gate]);
      }
    }

    /** Takes over the product with the recurrent weights as gradient of the hidden state before, and applies the mask. */
    void keep(int step) {
      back.floats().get(backAt + step * backStride, hiddenGradient);
      if (masked) {
        mask(step);
      }
    }

    private void mask(int step) {
      memory.hidden().floats().get(memory.hidden(step), part);
      for (int n = 0; n < batch; n++) {
        double slope = 0;
        for (int i = n; i < state; i += batch) {
          slope += hiddenGradient[i] * part[i] + cellGradient[i] * cell[step][i];
        }
        keepGradient[n * steps + step] = (float) slope;
      }
      factor(step);
      LstmLoops.scale(hiddenGradient, factor, state);
      LstmLoops.scale(cellGradient, factor, state);
      if (dKeep != null && step == 0) {
        dKeep.floats().put(0, keepGradient);
      }
    }

    void hiddenInto(Area target) {
      target.floats().put(0, hiddenGradient);
    }

    void cellInto(Area target) {
      target.floats().put(0, cellGradient);
    }
  }
}
