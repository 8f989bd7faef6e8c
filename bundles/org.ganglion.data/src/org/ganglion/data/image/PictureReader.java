package org.ganglion.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.ganglion.api.operator.InputException;

/**
 * Decodes PNG and JPEG. A small file can announce a picture that fills the memory (an image bomb), so its size is read from the header, before a
 * pixel is decoded. Transparent pixels are seen on white.
 */
final class PictureReader {
  private final long mostPixels;

  PictureReader(long mostPixels) {
    this.mostPixels = mostPixels;
  }

  /**
   * Decodes a file.
   *
   * @throws InputException when it is no picture, damaged, or larger than allowed
   */
  Picture read(Path file) throws IOException {
    try (ImageInputStream stream = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new InputException(file + ": it is no picture, or of a kind that is not read here; PNG and JPEG are");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        return decode(file, reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private Picture decode(Path file, ImageReader reader) {
    try {
      long pixels = (long) reader.getHeight(0) * reader.getWidth(0);
      if (pixels > mostPixels) {
        throw new InputException(
            String.format("%s: it announces %d×%d pixels, more than the %,d that 'maxPixels' allows; it was not opened",
                file, reader.getHeight(0), reader.getWidth(0), mostPixels));
      }
      return picture(reader.read(0));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException | NegativeArraySizeException e) {
      // The decoders of the JDK answer damaged files with any of these.
      throw new InputException(file + ": it cannot be decoded, it is damaged or truncated" + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? "" : " (" + e.getMessage().lines().findFirst().orElse("") + ")";
  }

  private static Picture picture(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    boolean grey = colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    return grey ? grey(image, colours) : colour(image);
  }

  /** The samples themselves: asked for RGB, Java would take them for linear light and brighten them. */
  private static Picture grey(BufferedImage image, ColorModel colours) {
    int height = image.getHeight();
    int width = image.getWidth();
    Raster raster = image.getRaster();
    double largest = (1 << colours.getComponentSize(0)) - 1;
    boolean alpha = colours.hasAlpha();
    byte[] values = new byte[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = raster.getSample(x, y, 0) / largest;
        double opaque = alpha ? raster.getSample(x, y, 1) / largest : 1;
        values[y * width + x] = (byte) Math.round(255 * (value * opaque + 1 - opaque));
      }
    }
    return new Picture(1, height, width, values);
  }

  private static Picture colour(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    int area = height * width;
    byte[] values = new byte[3 * area];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int opaque = row[x] >>> 24;
        for (int c = 0; c < 3; c++) {
          int value = row[x] >> (16 - 8 * c) & 0xff;
          values[c * area + y * width + x] = (byte) ((value * opaque + 255 * (255 - opaque) + 127) / 255);
        }
      }
    }
    return new Picture(3, height, width, values);
  }
}
