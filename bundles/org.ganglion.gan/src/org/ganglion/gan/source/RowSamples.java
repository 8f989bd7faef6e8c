package org.ganglion.gan.source;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.tensor.Shape;

/**
 * Made samples in memory.
 *
 * @param rows samples × channels · height · width, in [−1, 1]
 * @param range which pixels −1 and 1 stand for
 * @param known conditions of each row
 */
public record RowSamples(Shape image, float[][] rows, PixelRange range, Conditions conditions, float[][] known) implements RealSamples {
  /** Samples of which nothing is known. */
  public RowSamples(Shape image, float[][] rows, PixelRange range) {
    this(image, rows, range, Conditions.NONE, new float[rows.length][0]);
  }

  @Override
  public int count() {
    return rows.length;
  }

  @Override
  public int channels() {
    return image.dim(0);
  }

  @Override
  public int height() {
    return image.dim(1);
  }

  @Override
  public int width() {
    return image.dim(2);
  }

  @Override
  public void copy(int sample, FloatBuffer to, int position) {
    to.put(position, rows[sample]);
  }

  @Override
  public void copyCondition(int sample, FloatBuffer to, int position) {
    to.put(position, known[sample]);
  }

  /** As pixels. */
  public ByteBuffer pixels() {
    int size = Math.toIntExact(image.size());
    ByteBuffer pixels = ByteBuffer.allocate(Math.multiplyExact(rows.length, size));
    for (float[] row : rows) {
      for (float value : row) {
        pixels.put(range.pixel(value));
      }
    }
    return pixels.flip();
  }

  /** As images. */
  public Images images(Optional<Images.Labels> labels, Optional<Images.Attributes> attributes) {
    return new Images(image.dim(0), image.dim(1), image.dim(2), pixels(), labels, attributes);
  }
}
