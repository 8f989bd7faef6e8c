package org.ganglion.edge.platform;

import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeOp;

/**
 * What a classifier's outputs say, as probabilities.
 *
 * @param given whether they are probabilities as they are; else they are logits
 */
record Probabilities(boolean given) {
  static Probabilities of(EdgeModel model) {
    int value = model.outputs.values().iterator().next();
    EdgeLayer last = value == 0 ? null : model.layers.get(value - 1);
    return new Probabilities(last != null && last.op == EdgeOp.FUNCTION && last.attribute(0, -1) == EdgeFunction.SOFTMAX.ordinal());
  }

  double[] of(float[] outputs) {
    double[] probabilities = new double[outputs.length];
    double most = Double.NEGATIVE_INFINITY;
    for (float output : outputs) {
      most = Math.max(most, output);
    }
    double sum = 0;
    for (int k = 0; k < outputs.length; k++) {
      probabilities[k] = given ? outputs[k] : Math.exp(outputs[k] - most);
      sum += probabilities[k];
    }
    for (int k = 0; k < outputs.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }
}
