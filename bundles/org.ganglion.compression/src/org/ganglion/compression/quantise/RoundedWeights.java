package org.ganglion.compression.quantise;

import java.util.List;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.compression.prune.WeightMatrix;
import org.ganglion.edge.model.Weights;

/**
 * Lets a network learn with weights as int8 has them: it computes with rounded weights, and what each step adds goes to exact ones, from which the
 * next rounding is made (the straight-through estimator; Bengio, Léonard and Courville, 2013; Jacob et al., 2018). Weights that are zero stay zero.
 */
public final class RoundedWeights {
  private final List<WeightMatrix> matrices;
  private final float[] master;
  private final boolean[] zero;
  private float[] rounded;

  public RoundedWeights(NetworkGraph graph, float[] parameters) {
    this.matrices = WeightMatrix.of(graph);
    this.master = parameters.clone();
    this.zero = new boolean[parameters.length];
    for (WeightMatrix matrix : matrices) {
      for (int i = matrix.offset(); i < matrix.offset() + matrix.size(); i++) {
        zero[i] = parameters[i] == 0;
      }
    }
    this.rounded = round();
  }

  /** To be called after each step of training. */
  public void afterStep(Network network) {
    float[] stepped = network.parameters();
    for (int i = 0; i < master.length; i++) {
      master[i] = zero[i] ? 0 : master[i] + (stepped[i] - rounded[i]);
    }
    rounded = round();
    network.setParameters(rounded);
  }

  /** The weights as they are computed with. */
  public float[] rounded() {
    return rounded.clone();
  }

  /** The exact weights behind them. */
  public float[] master() {
    return master.clone();
  }

  private float[] round() {
    float[] result = master.clone();
    for (WeightMatrix matrix : matrices) {
      float[] values = new float[matrix.size()];
      System.arraycopy(master, matrix.offset(), values, 0, values.length);
      System.arraycopy(Weights.quantised(matrix.outputs(), matrix.inputs(), values).values(), 0, result, matrix.offset(), values.length);
    }
    return result;
  }
}
