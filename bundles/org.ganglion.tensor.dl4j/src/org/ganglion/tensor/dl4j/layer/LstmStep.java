package org.ganglion.tensor.dl4j.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.tensor.dl4j.memory.NativeBlock;
import org.ganglion.tensor.dl4j.memory.NativeMemory;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;
import org.ganglion.tensor.support.LstmCell;

/**
 * Long short-term memory: one product projects the inputs of all steps at once, one small product a step adds the state, the gates are Java. The way
 * back goes through time with one product a step; the gradients of weights and inputs are one product each over all steps.
 *
 * <p>Rows of every block are (sample, step); a step is reached by the row distance, nothing is transposed.
 */
final class LstmStep implements LayerStep {
  private final int units;
  private final int features;
  private final int steps;
  private final Value x;
  private final Value initialHidden;
  private final Value initialCell;
  private final Value keep;
  private final List<Value> outputs;
  private final Weights weights;
  private final Parameter weightBlock;
  private final Parameter recurrentBlock;
  private final Bias bias;
  private final NativeBlock gates;
  private final NativeBlock gateGradients;
  private final NativeBlock keptHidden;
  private final NativeBlock keptCell;
  private final NativeBlock cells;
  private final NativeBlock stateGradient;
  private final FloatPointer gatesAt;
  private final FloatPointer gateGradientsAt;
  private final FloatPointer hiddenAt;
  private final float[] sums;
  private final float[] hidden;
  private final float[] cell;
  private final float[] before;
  private final float[] dHidden;
  private final float[] dCell;
  private float[] hiddenCarry = {};
  private float[] cellCarry = {};

  LstmStep(Vertex vertex, List<Value> inputs, List<Value> outputs, Weights weights, NativeMemory memory, int maxBatch) {
    this.weightBlock = vertex.parameters().get("weight");
    this.recurrentBlock = vertex.parameters().get("recurrent");
    this.units = recurrentBlock.shape().dim(1);
    this.features = weightBlock.shape().dim(1);
    this.steps = vertex.shape().dim(0);
    this.x = inputs.get(0);
    this.initialHidden = inputs.size() > 1 ? inputs.get(1) : null;
    this.initialCell = inputs.size() > 1 ? inputs.get(2) : null;
    this.keep = inputs.size() > 3 ? inputs.get(3) : null;
    this.outputs = outputs;
    this.weights = weights;
    this.bias = new Bias(weights, vertex.parameters().get("bias"), 1);
    long states = (long) maxBatch * steps * units;
    this.gates = memory.floats(4 * states);
    this.gateGradients = weights.gradients() == null ? null : memory.floats(4 * states);
    this.keptHidden = memory.floats(states);
    this.keptCell = memory.floats(states);
    this.cells = memory.floats(states);
    this.stateGradient = memory.floats((long) maxBatch * units);
    this.gatesAt = gates.pointer(0);
    this.gateGradientsAt = gateGradients == null ? null : gateGradients.pointer(0);
    this.hiddenAt = keptHidden.pointer(0);
    this.sums = new float[4 * units];
    this.hidden = new float[units];
    this.cell = new float[units];
    this.before = new float[units];
    this.dHidden = new float[units];
    this.dCell = new float[units];
  }

  private float keep(int sample, int step) {
    return keep == null ? 1 : keep.data().floats().get(sample * steps + step);
  }

  /** The state of a sample before a step, not yet multiplied by keep. */
  private void state(int sample, int step, Value initial, FloatBuffer all, float[] into) {
    if (step > 0) {
      all.get((sample * steps + step - 1) * units, into);
    } else if (initial != null) {
      initial.data().floats().get(sample * units, into);
    } else {
      Arrays.fill(into, 0);
    }
  }

  @Override
  public void forward(Pass pass) {
    int batch = pass.batch();
    FloatPointer weight = weights.parameters().pointer(weightBlock.offset());
    FloatPointer recurrent = weights.parameters().pointer(recurrentBlock.offset());
    FloatBuffer result = outputs.get(0).data().floats();
    bias.fill(gates.floats(), batch * steps);
    Gemm.multiplyTransposed(batch * steps, 4 * units, features, x.data().start(), features, weight, features, 1, gates.start(), 4 * units);
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < batch; b++) {
        keepState(b, t, result);
      }
      gatesAt.position((long) t * 4 * units);
      hiddenAt.position((long) t * units);
      int distance = steps * units;
      Gemm.multiplyTransposed(batch, 4 * units, units, hiddenAt, distance, recurrent, units, 1, gatesAt, 4 * distance);
      for (int b = 0; b < batch; b++) {
        int row = b * steps + t;
        gates.floats().get(row * sums.length, sums);
        keptCell.floats().get(row * units, before);
        LstmCell.forward(units, sums, before, cell, hidden);
        gates.floats().put(row * sums.length, sums);
        cells.floats().put(row * units, cell);
        result.put(row * units, hidden);
      }
    }
    for (int b = 0; b < batch; b++) {
      outputs.get(1).data().floats().put(b * units, result, (b * steps + steps - 1) * units, units);
      outputs.get(2).data().floats().put(b * units, cells.floats(), (b * steps + steps - 1) * units, units);
    }
  }

  private void keepState(int sample, int step, FloatBuffer result) {
    float kept = keep(sample, step);
    state(sample, step, initialHidden, result, hidden);
    state(sample, step, initialCell, cells.floats(), cell);
    for (int u = 0; u < units; u++) {
      hidden[u] *= kept;
      cell[u] *= kept;
    }
    keptHidden.floats().put((sample * steps + step) * units, hidden);
    keptCell.floats().put((sample * steps + step) * units, cell);
  }

  @Override
  public void backward(Pass pass) {
    int batch = pass.batch();
    if (hiddenCarry.length < batch * units) {
      hiddenCarry = new float[batch * units];
      cellCarry = new float[batch * units];
    }
    last(outputs.get(1), batch, hiddenCarry);
    last(outputs.get(2), batch, cellCarry);
    FloatBuffer keepGradient = keep != null && keep.wanted() ? keep.target().floats() : null;
    FloatPointer recurrent = weights.parameters().pointer(recurrentBlock.offset());
    for (int t = steps - 1; t >= 0; t--) {
      for (int b = 0; b < batch; b++) {
        gatesBackward(b, t);
      }
      gateGradientsAt.position((long) t * 4 * units);
      Gemm.multiply(batch, units, 4 * units, gateGradientsAt, 4 * units * steps, recurrent, units, 0, stateGradient.start(), units);
      for (int b = 0; b < batch; b++) {
        carry(b, t, keepGradient);
      }
    }
    if (keepGradient != null) {
      keep.done(batch);
    }
    if (pass.parameters()) {
      parameterGradients(batch * steps);
    }
    inputGradients(batch);
  }

  private void last(Value state, int batch, float[] carry) {
    if (state.written()) {
      state.gradient().floats().get(0, carry, 0, batch * units);
    } else {
      Arrays.fill(carry, 0, batch * units, 0);
    }
  }

  /** Gradients of the sums of a step's gates; the carry of the cell becomes that of the kept state before. */
  private void gatesBackward(int b, int t) {
    int row = b * steps + t;
    gates.floats().get(row * sums.length, sums);
    keptCell.floats().get(row * units, before);
    cells.floats().get(row * units, cell);
    if (outputs.get(0).written()) {
      outputs.get(0).gradient().floats().get(row * units, dHidden);
    } else {
      Arrays.fill(dHidden, 0);
    }
    for (int u = 0; u < units; u++) {
      dHidden[u] += hiddenCarry[b * units + u];
      dCell[u] = cellCarry[b * units + u];
    }
    LstmCell.backward(units, sums, before, cell, dHidden, dCell);
    gateGradients.floats().put(row * sums.length, sums);
    System.arraycopy(dCell, 0, cellCarry, b * units, units);
  }

  /** From gradients of the kept state to those of the state itself, and of keep: their sum of products with the state. */
  private void carry(int b, int t, FloatBuffer keepGradient) {
    float kept = keep(b, t);
    stateGradient.floats().get(b * units, dHidden);
    if (keepGradient != null) {
      state(b, t, initialHidden, outputs.get(0).data().floats(), hidden);
      state(b, t, initialCell, cells.floats(), cell);
      double sum = 0;
      for (int u = 0; u < units; u++) {
        sum += (double) dHidden[u] * hidden[u] + (double) cellCarry[b * units + u] * cell[u];
      }
      keepGradient.put(b * steps + t, (float) sum);
    }
    for (int u = 0; u < units; u++) {
      hiddenCarry[b * units + u] = kept * dHidden[u];
      cellCarry[b * units + u] *= kept;
    }
  }

  private void parameterGradients(int rows) {
    FloatPointer weight = weights.gradients().pointer(weightBlock.offset());
    FloatPointer recurrent = weights.gradients().pointer(recurrentBlock.offset());
    Gemm.transposedMultiply(4 * units, features, rows, gateGradients.start(), 4 * units, x.data().start(), features, 1, weight, features);
    Gemm.transposedMultiply(4 * units, units, rows, gateGradients.start(), 4 * units, keptHidden.start(), units, 1, recurrent, units);
    bias.backward(gateGradients.floats(), rows);
  }

  private void inputGradients(int batch) {
    if (x.wanted()) {
      FloatPointer weight = weights.parameters().pointer(weightBlock.offset());
      Gemm.multiply(batch * steps, features, 4 * units, gateGradients.start(), 4 * units, weight, features, 0, x.target().start(), features);
      x.done(batch);
    }
    if (initialHidden != null && initialHidden.wanted()) {
      initialHidden.target().floats().put(0, hiddenCarry, 0, batch * units);
      initialHidden.done(batch);
    }
    if (initialCell != null && initialCell.wanted()) {
      initialCell.target().floats().put(0, cellCarry, 0, batch * units);
      initialCell.done(batch);
    }
  }
}
