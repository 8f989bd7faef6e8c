package org.ganglion.gan.source;

import java.nio.FloatBuffer;

/** What a GAN imitates: samples of continuous values in [−1, 1], each with what is known of it. */
public interface RealSamples {
  /** How many there are. */
  int count();

  int channels();

  int height();

  int width();

  /** Which pixels −1 and 1 stand for, where the samples are images. */
  default PixelRange range() {
    return PixelRange.FULL;
  }

  /** What the conditions mean; none where samples are made unconditionally. */
  Conditions conditions();

  /** Copies one sample, channels × height × width. */
  void copy(int sample, FloatBuffer to, int position);

  /** Copies what is known of one sample, as wide as {@link #conditions()}. */
  void copyCondition(int sample, FloatBuffer to, int position);
}
