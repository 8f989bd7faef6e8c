package org.ganglion.gan.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.junit.jupiter.api.Test;

/** Were the ranges wrong, dim pictures would be learnt as nearly equal ones, or come back brighter than they were. */
class PixelRangeTest {
  @Test
  void theDarkestAndTheBrightestPixelAreTheEnds() {
    Images dim = images(100, 140, 120);
    PixelRange range = PixelRange.of(dim);
    assertEquals(new PixelRange(100, 140), range);
    FloatBuffer values = FloatBuffer.allocate(1);
    RealImages.unknown(dim, range).copy(2, values, 0);
    assertEquals(0, values.get(0), 1e-6, "120 lies in the middle");
  }

  @Test
  void everyPixelComesBackAsItWas() {
    for (PixelRange range : new PixelRange[] {PixelRange.FULL, new PixelRange(0, 100), new PixelRange(37, 201)}) {
      for (int pixel = range.low(); pixel <= range.high(); pixel++) {
        assertEquals(pixel, range.pixel(pixel * range.scale() + range.shift()) & 0xff, range.toString());
      }
    }
  }

  @Test
  void valuesOfAnotherRangeStandForTheSamePixel() {
    PixelRange dim = new PixelRange(100, 140);
    float value = PixelRange.FULL.value(0.5f, dim);
    assertEquals(130, PixelRange.FULL.pixel(value) & 0xff, "half way up from the middle of 100 to 140");
  }

  @Test
  void equalPixelsHaveTheFullRangeAndFactsKeepAnyOther() {
    assertEquals(PixelRange.FULL, PixelRange.of(images(9, 9)));
    assertEquals(PixelRange.FULL, PixelRange.of(Map.of()), "models that say nothing");
    assertEquals(new PixelRange(3, 77), PixelRange.of(new PixelRange(3, 77).about()));
  }

  private static Images images(int... pixels) {
    ByteBuffer bytes = ByteBuffer.allocate(pixels.length);
    for (int pixel : pixels) {
      bytes.put((byte) pixel);
    }
    return new Images(1, 1, 1, bytes.flip(), Optional.empty(), Optional.empty());
  }
}
