package org.ganglion.tensor.dl4j.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;

/**
 * Batch normalisation per channel (of an image) or feature (of a vector). Moments are two passes over the batch in double: first the mean, then the
 * squares of what is left, so that a large mean costs no digits.
 */
final class NormalisationStep implements LayerStep {
  private final Layer.BatchNormalisation layer;
  private final Value input;
  private final Value output;
  private final Weights weights;
  private final int channels;
  private final int cells;
  private final int gammaAt;
  private final int betaAt;
  private final int meanAt;
  private final int varianceAt;
  private final double[] mean;
  private final double[] scale;
  private final double[] first;
  private final double[] second;
  private final float[] factor;
  private final float[] shift;
  private final float[] x;
  private final float[] dy;

  NormalisationStep(Vertex vertex, Layer.BatchNormalisation layer, Value input, Value output, Weights weights) {
    this.layer = layer;
    this.input = input;
    this.output = output;
    this.weights = weights;
    this.channels = vertex.shape().dim(0);
    this.cells = input.sample() / channels;
    this.gammaAt = Math.toIntExact(vertex.parameters().get("gamma").offset());
    this.betaAt = Math.toIntExact(vertex.parameters().get("beta").offset());
    this.meanAt = Math.toIntExact(vertex.statistics().get("mean").offset());
    this.varianceAt = Math.toIntExact(vertex.statistics().get("variance").offset());
    this.mean = new double[channels];
    this.scale = new double[channels];
    this.first = new double[channels];
    this.second = new double[channels];
    this.factor = new float[channels];
    this.shift = new float[channels];
    this.x = new float[input.sample()];
    this.dy = new float[input.sample()];
  }

  @Override
  public void forward(Pass pass) {
    if (pass.mode() == Mode.INFERENCE) {
      for (int c = 0; c < channels; c++) {
        mean[c] = weights.statistics()[meanAt + c];
        scale[c] = 1 / Math.sqrt(weights.statistics()[varianceAt + c] + layer.epsilon());
      }
    } else {
      takeMoments(pass);
    }
    FloatBuffer parameters = weights.parameters().floats();
    for (int c = 0; c < channels; c++) {
      double slope = scale[c] * parameters.get(gammaAt + c);
      factor[c] = (float) slope;
      shift[c] = parameters.get(betaAt + c);
    }
    for (int b = 0; b < pass.batch(); b++) {
      input.data().floats().get(b * x.length, x);
      for (int c = 0; c < channels; c++) {
        float middle = (float) mean[c];
        for (int i = c * cells; i < (c + 1) * cells; i++) {
          x[i] = (x[i] - middle) * factor[c] + shift[c];
        }
      }
      output.data().floats().put(b * x.length, x);
    }
  }

  private void takeMoments(Pass pass) {
    double count = (double) pass.batch() * cells;
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    for (int b = 0; b < pass.batch(); b++) {
      input.data().floats().get(b * x.length, x);
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int i = c * cells; i < (c + 1) * cells; i++) {
          sum += x[i];
        }
        first[c] += sum;
      }
    }
    for (int c = 0; c < channels; c++) {
      mean[c] = first[c] / count;
    }
    for (int b = 0; b < pass.batch(); b++) {
      input.data().floats().get(b * x.length, x);
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int i = c * cells; i < (c + 1) * cells; i++) {
          double rest = x[i] - mean[c];
          sum += rest * rest;
        }
        second[c] += sum;
      }
    }
    float[] running = weights.statistics();
    double momentum = layer.momentum();
    for (int c = 0; c < channels; c++) {
      scale[c] = 1 / Math.sqrt(second[c] / count + layer.epsilon());
      if (pass.mode() == Mode.TRAINING) {
        double unbiased = second[c] / Math.max(1, count - 1);
        running[meanAt + c] = (float) ((1 - momentum) * running[meanAt + c] + momentum * mean[c]);
        running[varianceAt + c] = (float) ((1 - momentum) * running[varianceAt + c] + momentum * unbiased);
      }
    }
  }

  /** With x̂ the normalised value and means over the batch: {@code dx = gamma·scale·(dy − mean(dy) − x̂·mean(dy·x̂))}. */
  @Override
  public void backward(Pass pass) {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    for (int b = 0; b < pass.batch(); b++) {
      load(b);
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        double product = 0;
        for (int i = c * cells; i < (c + 1) * cells; i++) {
          sum += dy[i];
          product += dy[i] * (x[i] - mean[c]);
        }
        first[c] += sum;
        second[c] += product * scale[c];
      }
    }
    if (pass.parameters()) {
      FloatBuffer gradients = weights.gradients().floats();
      for (int c = 0; c < channels; c++) {
        gradients.put(gammaAt + c, gradients.get(gammaAt + c) + (float) second[c]);
        gradients.put(betaAt + c, gradients.get(betaAt + c) + (float) first[c]);
      }
    }
    if (input.wanted()) {
      inputGradient(pass);
    }
  }

  private void inputGradient(Pass pass) {
    double count = (double) pass.batch() * cells;
    FloatBuffer target = input.target().floats();
    FloatBuffer parameters = weights.parameters().floats();
    for (int b = 0; b < pass.batch(); b++) {
      load(b);
      for (int c = 0; c < channels; c++) {
        float slope = (float) (scale[c] * parameters.get(gammaAt + c));
        float constant = (float) (first[c] / count);
        float tilt = (float) (scale[c] * second[c] / count);
        float middle = (float) mean[c];
        for (int i = c * cells; i < (c + 1) * cells; i++) {
          dy[i] = slope * (dy[i] - constant - tilt * (x[i] - middle));
        }
      }
      target.put(b * dy.length, dy);
    }
    input.done(pass.batch());
  }

  private void load(int sample) {
    input.data().floats().get(sample * x.length, x);
    output.gradient().floats().get(sample * dy.length, dy);
  }
}
