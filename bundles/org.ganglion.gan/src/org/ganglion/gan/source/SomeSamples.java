package org.ganglion.gan.source;

import java.nio.FloatBuffer;

/** The first of some samples, as many as asked for. */
public record SomeSamples(RealSamples all, int most) implements RealSamples {
  @Override
  public int count() {
    return Math.min(most, all.count());
  }

  @Override
  public int channels() {
    return all.channels();
  }

  @Override
  public int height() {
    return all.height();
  }

  @Override
  public int width() {
    return all.width();
  }

  @Override
  public Conditions conditions() {
    return all.conditions();
  }

  @Override
  public void copy(int sample, FloatBuffer to, int position) {
    all.copy(sample, to, position);
  }

  @Override
  public void copyCondition(int sample, FloatBuffer to, int position) {
    all.copyCondition(sample, to, position);
  }
}
