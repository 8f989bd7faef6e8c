package org.ganglion.kit.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
  @Test
  void anotherReaderSeesTheSameColours() throws IOException {
    byte[] pixels = new byte[5 * 7 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 37);
    }
    BufferedImage read = read(new Raster(3, 5, 7, pixels));
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        int at = (y * 7 + x) * 3;
        int expected = (pixels[at] & 0xff) << 16 | (pixels[at + 1] & 0xff) << 8 | pixels[at + 2] & 0xff;
        assertEquals(expected, read.getRGB(x, y) & 0xffffff, "pixel " + y + ", " + x);
      }
    }
  }

  @Test
  void anotherReaderSeesTheSameGreys() throws IOException {
    BufferedImage read = read(new Raster(1, 2, 3, new byte[] {0, 10, (byte) 200, (byte) 255, 1, 2}));
    assertArrayEquals(new int[] {0, 10, 200, 255, 1, 2}, read.getRaster().getSamples(0, 0, 3, 2, 0, (int[]) null));
  }

  @Test
  void planesBecomePixels() {
    Raster raster = Raster.fromPlanes(3, 1, 2, ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 4, 5, 6}), 1);
    assertArrayEquals(new byte[] {1, 3, 5, 2, 4, 6}, raster.pixels());
  }

  private static BufferedImage read(Raster raster) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Png.encode(raster)));
  }
}
