package org.ganglion.api.artifact;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Images of one size, with what is known of each. Pixels are unsigned bytes, images × channels × height × width; 1 channel is grey, 3 are red, green,
 * blue. Written as {@code pixels.npy}, {@code labels.npy}, {@code attributes.npy} and {@code images.json}.
 */
@ArtifactType("ganglion:images/1")
public final class Images {
  private final int count;
  private final int channels;
  private final int height;
  private final int width;
  private final ByteBuffer pixels;
  private final Optional<Labels> labels;
  private final Optional<Attributes> attributes;

  /**
   * Images over a buffer, which must not change from now on.
   *
   * @throws IllegalArgumentException when buffer, labels or attributes have another count
   */
  public Images(int channels, int height, int width, ByteBuffer pixels, Optional<Labels> labels, Optional<Attributes> attributes) {
    long each = (long) channels * height * width;
    ByteBuffer view = pixels.asReadOnlyBuffer().rewind();
    if (each < 1 || view.remaining() % each != 0) {
      throw new IllegalArgumentException(view.remaining() + " bytes are not a whole number of images of " + channels + "×" + height + "×" + width);
    }
    this.count = (int) (view.remaining() / each);
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.pixels = view;
    this.labels = Objects.requireNonNull(labels);
    this.attributes = Objects.requireNonNull(attributes);
    labels.ifPresent(known -> same(known.of().length, "labels"));
    attributes.ifPresent(known -> same(known.values().length / known.names().size(), "rows of attributes"));
  }

  private void same(int other, String what) {
    if (other != count) {
      throw new IllegalArgumentException(count + " images have " + other + " " + what);
    }
  }

  /** The class of each image, a position in {@code classes}. */
  public record Labels(int[] of, List<String> classes) {
    public Labels {
      classes = List.copyOf(classes);
      for (int label : of) {
        if (label < 0 || label >= classes.size()) {
          throw new IllegalArgumentException("label " + label + " is none of the " + classes.size() + " classes");
        }
      }
    }
  }

  /** Several properties of each image, images × names, usually 0 or 1. */
  public record Attributes(List<String> names, float[] values) {
    public Attributes {
      names = List.copyOf(names);
    }
  }

  public int count() {
    return count;
  }

  public int channels() {
    return channels;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** Values of one image: channels × height × width. */
  public int imageSize() {
    return channels * height * width;
  }

  /** All pixels, read-only, from position 0; the position is the caller's own. */
  public ByteBuffer pixels() {
    return pixels.duplicate();
  }

  public Optional<Labels> labels() {
    return labels;
  }

  public Optional<Attributes> attributes() {
    return attributes;
  }

  /** Copies one image to floats, each value {@code pixel·scale + shift}: 2/255 and −1 give [−1, 1]. */
  public void copy(int image, FloatBuffer to, int position, float scale, float shift) {
    int size = imageSize();
    int from = Math.multiplyExact(image, size);
    for (int i = 0; i < size; i++) {
      to.put(position + i, (pixels.get(from + i) & 0xff) * scale + shift);
    }
  }
}
