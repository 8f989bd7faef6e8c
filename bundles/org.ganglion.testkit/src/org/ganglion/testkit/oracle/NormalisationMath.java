package org.ganglion.testkit.oracle;

import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.Layer;

/**
 * Batch normalisation per channel of an image or feature of a vector. A channel's values are those of all samples and cells; of a single value the
 * variance is 0, unbiased too.
 */
final class NormalisationMath implements LayerMath {
  private final Layer.BatchNormalisation layer;
  private double[] mean;
  private double[] deviation;

  NormalisationMath(Layer.BatchNormalisation layer) {
    this.layer = layer;
  }

  @Override
  public void forward(NodePass node) {
    int channels = node.vertex.shape().dim(0);
    int count = node.input().length / channels;
    double[] variance;
    if (node.mode == Mode.INFERENCE) {
      mean = node.statistic("mean").clone();
      variance = node.statistic("variance").clone();
    } else {
      mean = new double[channels];
      variance = new double[channels];
      double[] x = node.input();
      for (int i = 0; i < x.length; i++) {
        mean[channel(node, i)] += x[i] / count;
      }
      for (int i = 0; i < x.length; i++) {
        double difference = x[i] - mean[channel(node, i)];
        variance[channel(node, i)] += difference * difference / count;
      }
    }
    if (node.mode == Mode.TRAINING) {
      move(node.statistic("mean"), mean, 1);
      move(node.statistic("variance"), variance, count > 1 ? count / (count - 1.0) : 1);
    }
    deviation = new double[channels];
    for (int c = 0; c < channels; c++) {
      deviation[c] = Math.sqrt(variance[c] + layer.epsilon());
    }
    for (int i = 0; i < node.output().length; i++) {
      int c = channel(node, i);
      node.output()[i] = normalised(node, i) * node.parameter("gamma")[c] + node.parameter("beta")[c];
    }
  }

  private void move(double[] running, double[] batch, double factor) {
    for (int c = 0; c < running.length; c++) {
      running[c] = (1 - layer.momentum()) * running[c] + layer.momentum() * factor * batch[c];
    }
  }

  /** With x̂ normalised and ⟨·⟩ the mean over a channel: dx = gamma / deviation · (dy − ⟨dy⟩ − x̂ · ⟨dy · x̂⟩). */
  @Override
  public void backward(NodePass node) {
    int channels = node.vertex.shape().dim(0);
    double[] dy = node.outputGradient();
    int count = dy.length / channels;
    double[] sum = new double[channels];
    double[] projection = new double[channels];
    for (int i = 0; i < dy.length; i++) {
      sum[channel(node, i)] += dy[i];
      projection[channel(node, i)] += dy[i] * normalised(node, i);
    }
    for (int c = 0; c < channels; c++) {
      node.gradient("beta")[c] += sum[c];
      node.gradient("gamma")[c] += projection[c];
    }
    for (int i = 0; i < dy.length; i++) {
      int c = channel(node, i);
      double centred = dy[i] - sum[c] / count - normalised(node, i) * projection[c] / count;
      node.inputGradient()[i] += node.parameter("gamma")[c] / deviation[c] * centred;
    }
  }

  private double normalised(NodePass node, int i) {
    int c = channel(node, i);
    return (node.input()[i] - mean[c]) / deviation[c];
  }

  private static int channel(NodePass node, int i) {
    int channels = node.vertex.shape().dim(0);
    int cells = Math.toIntExact(node.vertex.shape().size()) / channels;
    return i / cells % channels;
  }
}
