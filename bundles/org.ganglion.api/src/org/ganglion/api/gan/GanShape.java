package org.ganglion.api.gan;

/**
 * What a GAN is to make, and from what.
 *
 * @param latent values of noise
 * @param conditions values that say what is wanted (a class as one-hot, attributes); 0 where nothing does
 */
public record GanShape(int channels, int height, int width, int latent, int conditions) {
  /** Values of one image. */
  public int imageSize() {
    return channels * height * width;
  }
}
