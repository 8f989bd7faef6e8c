package org.ganglion.rl.environments.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.environments.FixedFrames;
import org.ganglion.rl.environments.ReferenceData;
import org.junit.jupiter.api.Test;

/** If this fails, agents see other pictures than those that published results on pixels were trained with. */
class PixelWrappersTest {
  private final double[] action = {0};
  private final StepResult result = new StepResult();

  @Test
  void twoFramesBecomeTheReferencesGreyPicture() {
    Map<String, Object> expected = ReferenceData.list(ReferenceData.read("pixel_preprocess.json.gz").get("cases")).get(0);
    List<float[]> frames = ((List<?>) expected.get("frames_rgb_hex")).stream().map(hex -> planes((String) hex)).toList();
    List<float[]> shown = List.of(new float[100_800], new float[100_800], new float[100_800], frames.get(0), frames.get(1), frames.get(0));
    Environment grey = new Grey(new FrameSkip(new FixedFrames(Space.Box.pixels(3, 210, 160), shown), 4));
    Environment small = new Resize(grey, 84, 84);
    small.reset(Reset.seeded(1));
    small.step(action, 0, result);
    float[] greyFrame = new float[210 * 160];
    grey.observe(greyFrame, 0);
    double[] firstRow = ReferenceData.numbers(expected.get("luma_first_row"));
    for (int x = 0; x < 160; x++) {
      assertEquals(firstRow[x], greyFrame[x], "luma of pixel " + x);
    }
    float[] picture = new float[84 * 84];
    small.observe(picture, 0);
    float[] narrow = new float[84 * 160];
    float[] mixed = new float[84 * 84];
    new AreaWeights(210, 84).mixRows(greyFrame, 0, 160, narrow);
    new AreaWeights(160, 84).mixColumns(narrow, 84, mixed, 0);
    double[] resized = ReferenceData.numbers(expected.get("resized_84x84"));
    for (int i = 0; i < picture.length; i++) {
      assertEquals(resized[i], mixed[i], 1e-4, "pixel " + i + " before rounding");
      assertEquals(resized[i], picture[i], 0.5 + 1e-4, "pixel " + i + " after rounding");
    }
    assertEquals(2 - 3 + 0 + 2, result.reward());
  }

  private static float[] planes(String hex) {
    byte[] rgb = HexFormat.of().parseHex(hex);
    int pixels = rgb.length / 3;
    float[] planes = new float[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      planes[i % 3 * pixels + i / 3] = rgb[i] & 0xff;
    }
    return planes;
  }

  @Test
  void anEpisodeThatEndsEarlyIsSeenByItsFinalFrameAlone() {
    Environment skip = new FrameSkip(new FixedFrames(Space.Box.pixels(1, 1), List.of(new float[] {9}, new float[] {8}, new float[] {7})), 4);
    float[] seen = new float[1];
    skip.reset(Reset.seeded(1));
    skip.observe(seen, 0);
    assertEquals(9, seen[0]);
    skip.step(action, 0, result);
    skip.observe(seen, 0);
    assertTrue(result.terminated());
    assertEquals(7, seen[0]);
    assertEquals(2 - 3, result.reward());
  }

  @Test
  void areasAreMixedInProportion() {
    // 5 pixels to 2: each new one covers two and a half old ones.
    Environment small = new Resize(new FixedFrames(Space.Box.pixels(1, 5), List.of(new float[] {10, 20, 30, 40, 50})), 1, 2);
    float[] seen = new float[2];
    small.reset(Reset.seeded(1));
    small.observe(seen, 0);
    assertArrayEquals(new float[] {Math.round((10 + 20 + 15) / 2.5f), Math.round((15 + 40 + 50) / 2.5f)}, seen);
    assertThrows(IllegalArgumentException.class, () -> new Resize(new FixedFrames(Space.Box.pixels(1, 5), List.of()), 1, 6));
  }

  @Test
  void onlyTheSignOfARewardIsLeft() {
    Environment signs = new SignReward(new FixedFrames(Space.Box.pixels(1),
        List.of(new float[1], new float[1], new float[1], new float[1], new float[1])));
    signs.reset(Reset.seeded(1));
    for (double expected : new double[] {1, -1, 0, 1}) {
      assertFalse(result.over());
      signs.step(action, 0, result);
      assertEquals(expected, result.reward());
    }
  }

  @Test
  void failedTriesAreMarkedWhereTheyWereAndFade() {
    List<float[]> frames = java.util.Collections.nCopies(6, new float[] {0.5f, 0.25f});
    Environment marked = new FailedTries(new FixedFrames(Space.Box.of(0, 1, 1, 1, 2), frames), 0.5);
    float[] seen = new float[4];
    marked.reset(Reset.seeded(1));
    double[][] marks = {{0, 0}, {0, 1}, {1, 0.5}};
    for (int step = 0; step < 3; step++) {
      // A reward of 2 is no failure; −3 and 0 are.
      marked.step(new double[] {step == 1 ? 1 : 0}, 0, result);
      marked.observe(seen, 0);
      assertArrayEquals(new float[] {0.5f, 0.25f, (float) marks[step][0], (float) marks[step][1]}, seen, "after step " + step);
      assertTrue(marked.observationSpace().contains(seen, 0));
    }
    marked.reset(Reset.next());
    marked.observe(seen, 0);
    assertArrayEquals(new float[] {0.5f, 0.25f, 0, 0}, seen, "another episode");
    assertThrows(IllegalArgumentException.class, () -> new FailedTries(new FixedFrames(Space.Box.of(0, 1, 5), frames), 0.5));
  }
}
