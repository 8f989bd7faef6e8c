package org.ganglion.gan.source;

import java.nio.FloatBuffer;

/** Samples with others of the same size and conditions behind them. */
public record JoinedSamples(RealSamples first, RealSamples second) implements RealSamples {
  @Override
  public int count() {
    return first.count() + second.count();
  }

  @Override
  public int channels() {
    return first.channels();
  }

  @Override
  public int height() {
    return first.height();
  }

  @Override
  public int width() {
    return first.width();
  }

  @Override
  public PixelRange range() {
    return first.range();
  }

  @Override
  public Conditions conditions() {
    return first.conditions();
  }

  @Override
  public void copy(int sample, FloatBuffer to, int position) {
    if (sample < first.count()) {
      first.copy(sample, to, position);
    } else {
      second.copy(sample - first.count(), to, position);
    }
  }

  @Override
  public void copyCondition(int sample, FloatBuffer to, int position) {
    if (sample < first.count()) {
      first.copyCondition(sample, to, position);
    } else {
      second.copyCondition(sample - first.count(), to, position);
    }
  }
}
