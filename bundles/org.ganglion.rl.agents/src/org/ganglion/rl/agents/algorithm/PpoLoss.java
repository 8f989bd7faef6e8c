package org.ganglion.rl.agents.algorithm;

import org.ganglion.rl.agents.policy.ActionHead;
import org.ganglion.rl.agents.rollout.Rollout;

/**
 * The loss of a minibatch and its gradient by the network's outputs: {@code mean max(−A·r, −A·clip(r)) + value·value loss − entropy·mean entropy}
 * with {@code r} the ratio of new to old probability. The value loss is half the mean squared error, or with clipping the larger of this and of what
 * a value moved no further than the limit would give.
 */
final class PpoLoss {
  private final ActionHead head;
  private final double clip;
  private final double valueClip;
  private final double entropyWeight;
  private final double valueWeight;
  private final float[] outputs;
  private final float[] values;
  private final float[] outputGradients;
  private final float[] valueGradients;
  private final double[] decisions;
  private final double[] oldLogProbabilities;
  private final double[] advantages;
  private final double[] oldValues;
  private final double[] returns;

  PpoLoss(ActionHead head, double clip, double valueClip, double entropyWeight, double valueWeight, int rows) {
    this.head = head;
    this.clip = clip;
    this.valueClip = valueClip;
    this.entropyWeight = entropyWeight;
    this.valueWeight = valueWeight;
    outputs = new float[rows * head.outputs()];
    values = new float[rows];
    outputGradients = new float[outputs.length];
    valueGradients = new float[rows];
    decisions = new double[rows * head.width()];
    oldLogProbabilities = new double[rows];
    advantages = new double[rows];
    oldValues = new double[rows];
    returns = new double[rows];
  }

  /** Means over all rows that were evaluated. */
  static final class Sums {
    private double policy;
    private double value;
    private double entropy;
    private double divergence;
    private double clipped;
    private long rows;

    double policy() {
      return policy / rows;
    }

    /** Half the mean squared error. */
    double value() {
      return value / rows;
    }

    double entropy() {
      return entropy / rows;
    }

    /** Estimate {@code mean((r − 1) − ln r)} of how far the new policy is from the old one (Schulman, 2020). */
    double divergence() {
      return divergence / rows;
    }

    /** Share of rows whose probability left the range. */
    double clipped() {
      return clipped / rows;
    }
  }

  float[] outputs() {
    return outputs;
  }

  float[] values() {
    return values;
  }

  float[] outputGradients() {
    return outputGradients;
  }

  float[] valueGradients() {
    return valueGradients;
  }

  double[] advantages() {
    return advantages;
  }

  /** Brings the rows of windows together. */
  void gather(Rollout rollout, int[] windows, int from, int to, int window) {
    int width = head.width();
    for (int i = 0; i < (to - from) * window; i++) {
      int row = windows[from + i / window] * window + i % window;
      for (int k = 0; k < width; k++) {
        decisions[i * width + k] = rollout.decisions[row * width + k];
      }
      set(i, rollout.logProbabilities[row], rollout.advantages[row], rollout.values[row], rollout.returns[row]);
    }
  }

  private void set(int row, double oldLogProbability, double advantage, double oldValue, double target) {
    oldLogProbabilities[row] = oldLogProbability;
    advantages[row] = advantage;
    oldValues[row] = oldValue;
    returns[row] = target;
  }

  /** For one row from elsewhere. */
  void set(int row, double[] decision, double oldLogProbability, double advantage, double oldValue, double target) {
    System.arraycopy(decision, 0, decisions, row * head.width(), head.width());
    set(row, oldLogProbability, advantage, oldValue, target);
  }

  /** Loss and gradient of the first rows. */
  void evaluate(int rows, Sums sums) {
    for (int row = 0; row < rows; row++) {
      policy(row, rows, sums);
      value(row, rows, sums);
    }
    sums.rows += rows;
  }

  private void policy(int row, int rows, Sums sums) {
    int at = row * head.outputs();
    int decision = row * head.width();
    double logRatio = head.logProbability(outputs, at, decisions, decision) - oldLogProbabilities[row];
    double ratio = Math.exp(logRatio);
    double advantage = advantages[row];
    double free = -advantage * ratio;
    double limited = -advantage * Math.min(Math.max(ratio, 1 - clip), 1 + clip);
    double slope = free >= limited ? free / rows : 0;
    head.gradient(outputs, at, decisions, decision, slope, -entropyWeight / rows, outputGradients);
    sums.policy += Math.max(free, limited);
    sums.entropy += head.entropy(outputs, at);
    sums.divergence += ratio - 1 - logRatio;
    sums.clipped += Math.abs(ratio - 1) > clip ? 1 : 0;
  }

  private void value(int row, int rows, Sums sums) {
    double error = values[row] - returns[row];
    double slope = error;
    double square = error * error;
    if (valueClip > 0) {
      double moved = values[row] - oldValues[row];
      double limited = oldValues[row] + Math.min(Math.max(moved, -valueClip), valueClip) - returns[row];
      if (limited * limited > square) {
        square = limited * limited;
        slope = Math.abs(moved) < valueClip ? limited : 0;
      }
    }
    sums.value += 0.5 * square;
    valueGradients[row] = (float) (valueWeight * slope / rows);
  }
}
