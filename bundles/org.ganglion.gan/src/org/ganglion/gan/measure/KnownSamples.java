package org.ganglion.gan.measure;

import java.nio.FloatBuffer;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.kit.training.Samples;

/** Samples against what is known of them: what a classifier learns from. */
record KnownSamples(RealSamples samples) implements Samples {
  @Override
  public int count() {
    return samples.count();
  }

  @Override
  public Shape input() {
    return Shape.of(samples.channels(), samples.height(), samples.width());
  }

  @Override
  public Shape target() {
    return Shape.of(samples.conditions().width());
  }

  @Override
  public void input(int sample, FloatBuffer to, int position) {
    samples.copy(sample, to, position);
  }

  @Override
  public void target(int sample, FloatBuffer to, int position) {
    samples.copyCondition(sample, to, position);
  }
}
