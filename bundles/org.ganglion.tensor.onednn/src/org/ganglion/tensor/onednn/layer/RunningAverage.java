package org.ganglion.tensor.onednn.layer;

import java.nio.FloatBuffer;
import org.ganglion.tensor.onednn.natives.Area;

/** Moves running statistics towards those of a batch; the variance is made unbiased. */
final class RunningAverage implements Runnable {
  private final float momentum;
  private final float unbiased;
  private final Area mean;
  private final Area variance;
  private final Area runningMean;
  private final Area runningVariance;
  private final float[] batch;
  private final float[] running;

  RunningAverage(float momentum, long values, Area mean, Area variance, Area runningMean, Area runningVariance) {
    this.momentum = momentum;
    // a single value has variance 0, whatever it is divided by
    this.unbiased = (float) ((double) values / Math.max(1, values - 1));
    this.mean = mean;
    this.variance = variance;
    this.runningMean = runningMean;
    this.runningVariance = runningVariance;
    this.batch = new float[Math.toIntExact(mean.bytes() / Float.BYTES)];
    this.running = new float[batch.length];
  }

  @Override
  public void run() {
    move(mean.floats(), runningMean.floats(), 1);
    move(variance.floats(), runningVariance.floats(), unbiased);
  }

  private void move(FloatBuffer from, FloatBuffer to, float factor) {
    from.get(0, batch);
    to.get(0, running);
    for (int i = 0; i < batch.length; i++) {
      running[i] = (1 - momentum) * running[i] + momentum * (factor * batch[i]);
    }
    to.put(0, running);
  }
}
