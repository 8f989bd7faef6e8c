package org.ganglion.data.prepare;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.ganglion.api.artifact.Images;

/** Single images of a set. */
public final class ImageRows {
  private ImageRows() {}

  /** The images at some positions, in their order, with what is known of them; a position may come twice. */
  public static Images select(Images images, int[] rows) {
    int size = images.imageSize();
    ByteBuffer pixels = ByteBuffer.allocate(Math.multiplyExact(rows.length, size));
    ByteBuffer all = images.pixels();
    for (int row : rows) {
      pixels.put(all.slice(row * size, size));
    }
    return withPixels(images, rows, pixels.flip());
  }

  /** Other pixels, with what is known of the images at some positions. */
  public static Images withPixels(Images images, int[] rows, ByteBuffer pixels) {
    Optional<Images.Labels> labels = images.labels()
        .map(known -> new Images.Labels(Arrays.stream(rows).map(row -> known.of()[row]).toArray(), known.classes()));
    Optional<Images.Attributes> attributes = images.attributes().map(known -> {
      int width = known.names().size();
      float[] values = new float[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(known.values(), rows[i] * width, values, i * width, width);
      }
      return new Images.Attributes(known.names(), values);
    });
    return new Images(images.channels(), images.height(), images.width(), pixels, labels, attributes);
  }
}
