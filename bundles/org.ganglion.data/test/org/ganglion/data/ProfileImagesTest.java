package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

/** What the page on images says. */
class ProfileImagesTest {
  /** Images of 2×2 pixels. */
  private static Images images(int[] labels, byte[]... pixels) {
    ByteBuffer all = ByteBuffer.allocate(4 * pixels.length);
    for (byte[] each : pixels) {
      all.put(each);
    }
    return new Images(1, 2, 2, all.flip(), labels.length == 0 ? Optional.empty()
        : Optional.of(new Images.Labels(labels, List.of("cat", "dog"))), Optional.empty());
  }

  private ProfileImages.Out profile(Images images) {
    return new ProfileImages().run(new ProfileImages.In(images), new ProfileImages.Params("What the images hold", 8), new TestRunContext(1));
  }

  @Test
  void countsClassesAndBrightness() {
    ProfileImages.Out out = profile(images(new int[] {0, 1, 0}, new byte[] {0, 0, 0, 4}, new byte[] {-1, -1, -1, -2}, new byte[] {0, 0, 0, 8}));
    Map<String, Object> figures = out.facts().values();
    assertEquals(List.of(Map.of("class", "cat", "images", 2, "brightness", 1.5), Map.of("class", "dog", "images", 1, "brightness", 254.75)),
        figures.get("classes"));
    assertEquals(0, figures.get("copies"));
    assertEquals(List.of(), figures.get("notes"));
    assertTrue(out.page().html().contains("data:image/png;base64,"), "examples are in the page itself");
  }

  @Test
  void namesWhatMaySpoilATraining() {
    byte[] same = {1, 2, 3, 4};
    byte[][] pixels = {same, same, {7, 7, 7, 7}, {0, 1, 2, 0}, {0, 1, 2, 1}, {0, 1, 2, 2}, {0, 1, 2, 4}};
    String notes = profile(images(new int[] {0, 1, 0, 0, 0, 0, 0}, pixels)).facts().values().get("notes").toString();
    assertTrue(notes.contains("class 'dog' has 1 images, the largest has 6"), notes);
    assertTrue(notes.contains("1 images equal an earlier one"), notes);
    assertTrue(notes.contains("1 of the copies are of another class"), notes);
    assertTrue(notes.contains("1 images have one colour only"), notes);
  }

  @Test
  void imagesNeedNoClasses() {
    assertTrue(profile(images(new int[0], new byte[] {1, 2, 3, 4})).page().html().contains("without classes"));
    assertEquals("images: there is none to look at", assertThrows(InputException.class, () -> profile(images(new int[0]))).getMessage());
  }
}
