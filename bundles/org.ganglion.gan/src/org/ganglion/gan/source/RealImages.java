package org.ganglion.gan.source;

import java.nio.FloatBuffer;
import java.util.List;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.operator.InputException;

/** Images as a GAN sees them: pixels from their darkest … brightest to −1 … 1, which is what the generator's tanh can reach. */
public final class RealImages implements RealSamples {
  private final Images images;
  private final Conditions conditions;
  private final PixelRange range;

  private RealImages(Images images, Conditions conditions, PixelRange range) {
    this.images = images;
    this.conditions = conditions;
    this.range = range;
  }

  /**
   * Images to imitate.
   *
   * @throws InputException when there is nothing to learn from them, or what is to be obeyed is not known of them
   */
  public static RealImages of(Images images, Conditions.Kind kind) {
    if (images.count() < 2) {
      throw new InputException(
          "what varies among images is what there is to learn, and " + images.count() + " has no variety: give at least 2, better some hundred");
    }
    if (!varied(images)) {
      throw new InputException("all " + images.count() + " images are equal, so there is no variety to learn: give images that differ");
    }
    return known(images, kind, PixelRange.of(images));
  }

  /**
   * Images of which something is known, to look at: one may do.
   *
   * @param range of the images that who looks has learnt from
   * @throws InputException when it is not known of them
   */
  public static RealImages known(Images images, Conditions.Kind kind, PixelRange range) {
    Conditions conditions = switch (kind) {
      case NONE -> Conditions.NONE;
      case LABELS -> new Conditions(kind, labels(images));
      case ATTRIBUTES -> new Conditions(kind, attributes(images));
    };
    return new RealImages(images, conditions, range);
  }

  /** Images of which nothing need be known, nor learnt. */
  public static RealImages unknown(Images images, PixelRange range) {
    return new RealImages(images, Conditions.NONE, range);
  }

  private static List<String> labels(Images images) {
    return images.labels().map(Images.Labels::classes)
        .orElseThrow(() -> new InputException(
        "condition: labels needs images with labels, these have none; leave condition out or give labelled images"));
  }

  private static List<String> attributes(Images images) {
    return images.attributes().map(Images.Attributes::names)
        .orElseThrow(() -> new InputException(
        "condition: attributes needs images with attributes, these have none; leave condition out or give others"));
  }

  private static boolean varied(Images images) {
    int size = images.imageSize();
    var pixels = images.pixels();
    for (int i = size; i < images.count() * size; i++) {
      if (pixels.get(i) != pixels.get(i % size)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public int channels() {
    return images.channels();
  }

  @Override
  public int height() {
    return images.height();
  }

  @Override
  public int width() {
    return images.width();
  }

  @Override
  public PixelRange range() {
    return range;
  }

  @Override
  public Conditions conditions() {
    return conditions;
  }

  @Override
  public void copy(int sample, FloatBuffer to, int position) {
    images.copy(sample, to, position, range.scale(), range.shift());
  }

  @Override
  public void copyCondition(int sample, FloatBuffer to, int position) {
    int width = conditions.width();
    for (int i = 0; i < width; i++) {
      to.put(position + i, switch (conditions.kind()) {
        case LABELS -> images.labels().get().of()[sample] == i ? 1 : 0;
        case ATTRIBUTES -> images.attributes().get().values()[sample * width + i];
        case NONE -> 0;
      });
    }
  }
}
