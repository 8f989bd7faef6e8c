package org.ganglion.kit.training;

import java.nio.FloatBuffer;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.tensor.Shape;

/** Images against their classes as one-hot rows. */
public final class LabelledImages implements Samples {
  private final Images images;
  private final Images.Labels labels;
  private final float scale;
  private final float shift;

  /**
   * Pairs of image and class.
   *
   * @param scale and {@code shift}: a pixel p enters as {@code p·scale + shift}
   * @throws IllegalArgumentException when the images have no labels
   */
  public LabelledImages(Images images, float scale, float shift) {
    this.images = images;
    this.labels = images.labels().orElseThrow(() -> new IllegalArgumentException("images without labels teach no classes"));
    this.scale = scale;
    this.shift = shift;
  }

  /** The class of each sample. */
  public int[] classes() {
    return labels.of();
  }

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public Shape input() {
    return Shape.of(images.channels(), images.height(), images.width());
  }

  @Override
  public Shape target() {
    return Shape.of(labels.classes().size());
  }

  @Override
  public void input(int sample, FloatBuffer to, int position) {
    images.copy(sample, to, position, scale, shift);
  }

  @Override
  public void target(int sample, FloatBuffer to, int position) {
    for (int c = 0; c < labels.classes().size(); c++) {
      to.put(position + c, labels.of()[sample] == c ? 1 : 0);
    }
  }
}
