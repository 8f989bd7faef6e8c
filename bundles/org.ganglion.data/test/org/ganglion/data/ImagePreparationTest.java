package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.data.augment.Distortion;
import org.ganglion.data.augment.MirrorCheck;
import org.ganglion.api.random.RandomStream;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class ImagePreparationTest {
  private static final int SIZE = 9;

  /** Left halves bright (class left) or right halves (class right), each with a mark of its own; every image twice. */
  private static Images halves(int count, boolean upright) {
    ByteBuffer pixels = ByteBuffer.allocate(count * SIZE * SIZE);
    int[] of = new int[count];
    for (int i = 0; i < count; i++) {
      of[i] = i / 2 % 4 == 0 ? 1 : 0;
      for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
          boolean bright = (upright ? y : x) < SIZE / 2 == (of[i] == 1);
          pixels.put((byte) (bright ? 200 : 10));
        }
      }
      pixels.put(i * SIZE * SIZE + SIZE, (byte) (i / 2));
    }
    return new Images(1, SIZE, SIZE, pixels.flip(), Optional.of(new Images.Labels(of, List.of("right", "left"))), Optional.empty());
  }

  @Test
  void copiesStayTogetherAndClassesKeepTheirShare() {
    SplitImages.Out parts = new SplitImages()
        .run(new SplitImages.In(halves(200, false)), Records.read(SplitImages.Params.class, Map.of()), context());
    Set<ByteBuffer> train = set(parts.train());
    assertTrue(set(parts.test()).stream().noneMatch(train::contains), "an image that was trained on is no test");
    assertEquals(200, parts.train().count() + parts.validation().count() + parts.test().count());
    assertEquals(0.25, Arrays.stream(parts.test().labels().orElseThrow().of()).average().orElseThrow(), 0.08);
  }

  @Test
  void classesComeToTheirWantedSizes() {
    Images images = halves(80, false);
    assertEquals(Map.of(0, 20L, 1, 20L), sizes(balance(images, Map.of("to", "smallest"))));
    assertEquals(Map.of(0, 60L, 1, 60L), sizes(balance(images, Map.of("to", "largest"))));
    assertEquals(Map.of(0, 3L, 1, 20L), sizes(balance(images, Map.of("classes", Map.of("right", 3)))));
    String message = assertThrows(InputException.class, () -> balance(images, Map.of("classes", Map.of("rihgt", 3)))).getMessage();
    assertEquals("classes: there is no class 'rihgt'; did you mean 'right'?", message);
  }

  @Test
  void mirroringIsHarmlessWhereClassesDoNotDependOnSides() {
    assertFalse(MirrorCheck.of(halves(80, false)).harmless(), "left becomes right");
    assertTrue(MirrorCheck.of(halves(80, true)).harmless(), "above stays above");
  }

  @Test
  void aQuarterTurnAndAWholePixelAreExact() {
    ByteBuffer image = ByteBuffer.allocate(SIZE * SIZE);
    image.put(2 * SIZE + 6, (byte) 255);
    ByteBuffer same = ByteBuffer.allocate(SIZE * SIZE);
    new Distortion(0, 0, 0, false, 0, 0).apply(image, 1, SIZE, SIZE, same, RandomStream.of(1, "x"), 0);
    assertEquals(image.rewind(), same.rewind(), "no change asked for, none made");
    double brightness = 0;
    ByteBuffer moved = ByteBuffer.allocate(SIZE * SIZE);
    new Distortion(30, 1, 0, true, 0, 0).apply(image, 1, SIZE, SIZE, moved, RandomStream.of(2, "x"), 0);
    for (byte pixel : moved.array()) {
      brightness += pixel & 0xff;
    }
    assertEquals(255, brightness, 40, "turned and moved inside the image, light is neither made nor lost");
  }

  @Test
  void copiesFollowTheImagesWithTheirLabels() {
    Images images = halves(20, false);
    Images more = augment(images, Map.of("copies", 2, "noise", 5, "cutOut", 0.3));
    assertEquals(60, more.count());
    assertEquals(images.labels().orElseThrow().of()[7], more.labels().orElseThrow().of()[47]);
    assertEquals(more.pixels(), augment(images, Map.of("copies", 2, "noise", 5, "cutOut", 0.3)).pixels(), "the seed alone decides");
    assertEquals(images.pixels(), more.pixels().slice(0, 20 * SIZE * SIZE));
  }

  private static Images augment(Images images, Map<String, Object> with) {
    return new AugmentImages().run(new AugmentImages.In(images), Records.read(AugmentImages.Params.class, with), context()).images();
  }

  private static Images balance(Images images, Map<String, Object> with) {
    return new BalanceImages().run(new BalanceImages.In(images), Records.read(BalanceImages.Params.class, with), context()).images();
  }

  private static Map<Integer, Long> sizes(Images images) {
    return Arrays.stream(images.labels().orElseThrow().of()).boxed().collect(Collectors.groupingBy(k -> k, Collectors.counting()));
  }

  private static Set<ByteBuffer> set(Images images) {
    Set<ByteBuffer> set = new HashSet<>();
    IntStream.range(0, images.count()).forEach(i -> set.add(images.pixels().slice(i * images.imageSize(), images.imageSize())));
    return set;
  }

  private static TestRunContext context() {
    return new TestRunContext(1).in(Path.of("."));
  }
}
