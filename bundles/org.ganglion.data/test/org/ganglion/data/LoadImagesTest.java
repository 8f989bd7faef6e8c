package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadImagesTest {
  @TempDir Path folder;

  @Test
  void greysAreReadAsTheyStand() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 100, 255});
    save("a.png", image);
    Images images = read(Map.of());
    assertEquals(1, images.channels());
    assertEquals(100, images.pixels().get(1) & 0xff, "a grey of 100 must not be brightened");
  }

  @Test
  void coloursBecomePlanes() throws IOException {
    save("a.png", rgb(2, 1, 0x102030, 0xff0080));
    Images images = read(Map.of());
    byte[] planes = new byte[6];
    images.pixels().get(planes);
    assertArrayEquals(new byte[] {0x10, (byte) 0xff, 0x20, 0, 0x30, (byte) 0x80}, planes);
  }

  @Test
  void oneColouredImageMakesTheSetColoured() throws IOException {
    save("a.png", rgb(1, 1, 0x404040));
    assertEquals(1, read(Map.of()).channels(), "equal channels are grey");
    save("b.png", rgb(1, 1, 0xff0000));
    assertEquals(3, read(Map.of()).channels());
    Images grey = read(Map.of("colour", "grey"));
    assertEquals(List.of(1, 0x40, 76), List.of(grey.channels(), grey.pixels().get(0) & 0xff, grey.pixels().get(1) & 0xff), "0.299 of 255 is 76");
  }

  @Test
  void transparencyIsSeenOnWhite() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00123456);
    image.setRGB(1, 0, 0x80000000);
    save("a.png", image);
    Images images = read(Map.of());
    assertEquals(255, images.pixels().get(0) & 0xff);
    assertEquals(127, images.pixels().get(1) & 0xff);
  }

  @Test
  void subfoldersAreClasses() throws IOException {
    for (String name : List.of("dog/1.png", "cat/1.png", "dog/more/2.png")) {
      save(name, rgb(1, 1, 0));
    }
    Images.Labels labels = read(Map.of()).labels().orElseThrow();
    assertEquals(List.of("cat", "dog"), labels.classes());
    assertArrayEquals(new int[] {0, 1, 1}, labels.of());
    assertTrue(read(Map.of("labels", "none")).labels().isEmpty());
    save("stray.png", rgb(1, 1, 0));
    assertTrue(read(Map.of()).labels().isEmpty(), "not every image has a class");
    assertError("labels: folders needs every image in a subfolder", Map.of("labels", "folders"));
  }

  @Test
  void unequalSizesNameTwoFilesAndTheWayOut() throws IOException {
    save("a.png", rgb(1, 1, 0));
    save("b.png", rgb(2, 1, 0, 0));
    String message = assertThrows(InputException.class, () -> read(Map.of())).getMessage();
    assertEquals(
        folder.resolve("a.png") + " has 1×1 pixels and " + folder.resolve("b.png")
            + " has 1×2: the images of a set have one size; 'resize: [height, width]' makes them so", message);
    Images images = read(Map.of("resize", List.of(3, 2)));
    assertEquals(List.of(2, 3, 2), List.of(images.count(), images.height(), images.width()));
  }

  @Test
  void shrinkingAveragesAndFlatStaysFlat() throws IOException {
    BufferedImage stripes = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 8; x++) {
      for (int y = 0; y < 8; y++) {
        stripes.getRaster().setSample(x, y, 0, x % 2 * 200);
      }
    }
    save("a.png", stripes);
    ByteBuffer pixels = read(Map.of("resize", 2)).pixels();
    for (int i = 0; i < 4; i++) {
      assertEquals(100, pixels.get(i) & 0xff, 13, "fine stripes become their mean, not one of them");
    }
    assertEquals(200, (read(Map.of("resize", 8)).pixels().get(1) & 0xff), "the same size changes nothing");
    BufferedImage flat = new BufferedImage(3, 5, BufferedImage.TYPE_BYTE_GRAY);
    flat.getRaster().setSamples(0, 0, 3, 5, 0, java.util.Collections.nCopies(15, 77).stream().mapToInt(i -> i).toArray());
    Files.delete(folder.resolve("a.png"));
    save("b.png", flat);
    ByteBuffer large = read(Map.of("resize", List.of(11, 7))).pixels();
    for (int i = 0; i < 77; i++) {
      assertEquals(77, large.get(i));
    }
  }

  @Test
  void imageBombsAreRefusedBeforeTheyAreOpened() throws IOException {
    Files.write(folder.resolve("bomb.png"), announcing(60_000, 50_000));
    assertError("bomb.png: it announces 50000×60000 pixels, more than the 25,000,000 that 'maxPixels' allows; it was not opened", Map.of());
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    ByteArrayOutputStream good = new ByteArrayOutputStream();
    ImageIO.write(rgb(40, 40, new int[1600]), "png", good);
    Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(good.toByteArray(), good.size() / 2));
    assertError("cut.png: it cannot be decoded, it is damaged or truncated", Map.of());
    Files.delete(folder.resolve("cut.png"));
    Files.writeString(folder.resolve("text.jpg"), "no picture");
    assertError("text.jpg: it is no picture, or of a kind that is not read here; PNG and JPEG are", Map.of());
  }

  @Test
  void emptyAndMissingFoldersAreNamed() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "");
    assertError("it holds no image; files that end in .png, .jpg, .jpeg are read", Map.of());
    assertError("nowhere: there is no such folder", Map.of("folder", "nowhere"));
    assertError("notes.txt: this is a file, give a folder of images", Map.of("folder", "notes.txt"));
  }

  private Images read(Map<String, Object> with) throws IOException {
    Map<String, Object> parameters = new LinkedHashMap<>(Map.of("folder", "."));
    parameters.putAll(with);
    return new LoadImages().run(new LoadImages.In(), Records.read(LoadImages.Params.class, parameters), new TestRunContext(1).in(folder)).images();
  }

  private void assertError(String part, Map<String, Object> with) {
    String message = assertThrows(InputException.class, () -> read(with)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private void save(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private static BufferedImage rgb(int width, int height, int... pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  /** The head of a PNG that claims a size, and a little data. */
  private static byte[] announcing(int width, int height) {
    ByteBuffer file = ByteBuffer.allocate(100);
    file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] header = ByteBuffer.allocate(17).put(new byte[] {'I', 'H', 'D', 'R'}).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array();
    CRC32 check = new CRC32();
    check.update(header);
    return file.putInt(13).put(header).putInt((int) check.getValue()).array();
  }
}
