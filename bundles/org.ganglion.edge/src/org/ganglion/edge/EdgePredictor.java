package org.ganglion.edge;

import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.Preprocessing;

/** From raw numbers to an answer: preprocessing, model, decision. Allocates nothing. For one thread. */
public final class EdgePredictor {
  private final EdgeModel model;
  private final EdgeRunner runner;
  private final float[] input;
  private final float[] output;
  private int index;
  private double score;

  /** Predicts with a runner, whose input it fills. */
  public EdgePredictor(EdgeRunner runner) {
    this.runner = runner;
    model = runner.model();
    input = runner.input();
    output = runner.float32(runner.outputValue());
    if (output == null) {
      throw new IllegalArgumentException("model '" + model.name + "' ends in int8, and an answer needs float32: end it in a dequantisation");
    }
  }

  /** Raw numbers of one sample: as many as the model's input has. */
  public int inputs() {
    return input.length;
  }

  /**
   * Predicts one sample.
   *
   * @throws IllegalArgumentException for another number of raw values, and for a missing one where the package names nothing in its place
   */
  public void predict(float[] raw) {
    if (raw.length != input.length) {
      throw new IllegalArgumentException("model '" + model.name + "' takes " + input.length + " values, not " + raw.length);
    }
    Preprocessing preprocessing = model.preprocessing;
    for (int k = 0; k < raw.length; k++) {
      input[k] = preprocessing.apply(raw[k], k);
    }
    runner.run();
    decide();
  }

  private void decide() {
    Decision decision = model.decision;
    switch (decision.kind) {
      case ARG_MAX:
        index = 0;
        for (int k = 1; k < output.length; k++) {
          index = output[k] > output[index] ? k : index;
        }
        score = output[index];
        break;
      case THRESHOLD:
        score = output[decision.index];
        index = score > decision.threshold ? 1 : 0;
        break;
      case RECONSTRUCTION_ERROR:
        score = 0;
        for (int k = 0; k < output.length; k++) {
          double difference = input[k] - output[k];
          score += difference * difference / output.length;
        }
        index = score > decision.threshold ? 1 : 0;
        break;
      default:
        index = 0;
        score = output[0];
    }
  }

  /** Place of the answer: the largest output's, or 1 above and 0 below a threshold. */
  public int index() {
    return index;
  }

  /** The answer's label, or its place where there are no labels. */
  public String label() {
    return index < model.labels.size() ? model.labels.get(index) : String.valueOf(index);
  }

  /** What was decided upon: the largest output, the output at the threshold's place, or the reconstruction error. */
  public double score() {
    return score;
  }

  /** The first output as the last prediction left it; not a copy. */
  public float[] output() {
    return output;
  }
}
