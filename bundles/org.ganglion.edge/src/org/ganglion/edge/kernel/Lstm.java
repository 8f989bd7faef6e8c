package org.ganglion.edge.kernel;

import java.util.Arrays;
import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeLayer;

/** Long short-term memory; gates in the order input, forget, cell, output. */
final class Lstm implements Step {
  private final float[] x;
  private final float[] y;
  private final int features;
  private final int units;
  private final boolean lasting;
  private final FloatProduct weights;
  private final FloatProduct recurrent;
  private final float[] bias;
  private final float[] gates;
  private final float[] hidden;
  private final float[] cell;

  Lstm(EdgeLayer layer, float[] x, float[] y) {
    this.x = x;
    this.y = y;
    features = layer.weights.inputs;
    units = layer.attribute(0, 0);
    lasting = layer.attribute(1, 0) != 0;
    weights = new FloatProduct(layer.weights);
    recurrent = new FloatProduct(layer.recurrent);
    gates = new float[4 * units];
    bias = layer.bias() == null ? new float[4 * units] : layer.bias();
    hidden = new float[units];
    cell = new float[units];
  }

  @Override
  public void reset() {
    Arrays.fill(hidden, 0);
    Arrays.fill(cell, 0);
  }

  @Override
  public void run() {
    if (!lasting) {
      reset();
    }
    for (int at = 0, to = 0; at < x.length; at += features, to += units) {
      System.arraycopy(bias, 0, gates, 0, gates.length);
      weights.run(x, at, gates);
      recurrent.run(hidden, 0, gates);
      for (int u = 0; u < units; u++) {
        double input = EdgeFunction.SIGMOID.at(gates[u], 0);
        double forget = EdgeFunction.SIGMOID.at(gates[units + u], 0);
        double candidate = StrictMath.tanh(gates[2 * units + u]);
        cell[u] = (float) (forget * cell[u] + input * candidate);
        hidden[u] = (float) (EdgeFunction.SIGMOID.at(gates[3 * units + u], 0) * StrictMath.tanh(cell[u]));
      }
      System.arraycopy(hidden, 0, y, to, units);
    }
  }
}
