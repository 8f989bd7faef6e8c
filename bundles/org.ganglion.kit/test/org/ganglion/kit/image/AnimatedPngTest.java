package org.ganglion.kit.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class AnimatedPngTest {
  private static final byte[] BLACK = Png.encode(Raster.filled(1, 2, 3, 0));
  private static final byte[] WHITE = Png.encode(Raster.filled(1, 2, 3, 255));

  @Test
  void chunksStandInTheOrderOfTheSpecificationWithTheirSequence() {
    ByteBuffer in = ByteBuffer.wrap(AnimatedPng.of(List.of(WHITE, BLACK, WHITE), 100, 900)).position(8);
    List<String> chunks = new ArrayList<>();
    int sequence = 0;
    while (in.hasRemaining()) {
      ByteBuffer data = in.slice(in.position() + 8, in.getInt(in.position()));
      byte[] checked = new byte[4 + data.remaining()];
      in.get(in.position() + 4, checked);
      String type = new String(checked, 0, 4, StandardCharsets.US_ASCII);
      chunks.add(type);
      if (type.equals("fcTL") || type.equals("fdAT")) {
        assertEquals(sequence++, data.getInt(0), "frames and their data share one sequence");
      }
      CRC32 check = new CRC32();
      check.update(checked);
      assertEquals((int) check.getValue(), in.getInt(in.position() + 8 + data.remaining()));
      in.position(in.position() + 12 + data.remaining());
    }
    assertEquals(List.of("IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"), chunks);
  }

  @Test
  void whoKnowsNothingOfItSeesTheFirstPicture() throws IOException {
    assertEquals(0xffffffff, ImageIO.read(new ByteArrayInputStream(AnimatedPng.of(List.of(WHITE, BLACK), 100, 900))).getRGB(0, 0));
  }

  @Test
  void framesOfSeveralSizesAreRefused() {
    byte[] large = Png.encode(Raster.filled(1, 4, 4, 0));
    assertThrows(IllegalArgumentException.class, () -> AnimatedPng.of(List.of(BLACK, large), 100, 100));
  }

  /** Otherwise a player would show other pictures than were taken, or for another time. */
  @Test
  void itsPicturesCanBeTakenOutAgain() throws IOException {
    List<AnimatedPng.Frame> frames = AnimatedPng.frames(AnimatedPng.of(List.of(WHITE, BLACK, WHITE), 100, 900));
    assertEquals(List.of(100, 100, 900), frames.stream().map(AnimatedPng.Frame::milliseconds).toList());
    List<Integer> colours = new ArrayList<>();
    for (AnimatedPng.Frame frame : frames) {
      colours.add(ImageIO.read(new ByteArrayInputStream(frame.png())).getRGB(2, 1));
    }
    assertEquals(List.of(0xffffffff, 0xff000000, 0xffffffff), colours);
    assertEquals(1, AnimatedPng.frames(BLACK).size(), "a still picture is one");
    assertThrows(IllegalArgumentException.class, () -> AnimatedPng.frames("GIF89a, no PNG".getBytes(StandardCharsets.US_ASCII)));
  }
}
