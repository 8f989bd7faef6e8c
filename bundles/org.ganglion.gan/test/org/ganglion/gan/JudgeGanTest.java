package org.ganglion.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

class JudgeGanTest {
  private final JudgeGan judge = new JudgeGan(new TestCore());

  @Test
  void judgeLearnsClassesThatAreEasyToTellApart() {
    Images images = TinyGan.images(120, 2);
    Map<String, Object> facts =
        judge.run(new JudgeGan.In(images, images, Optional.of(images)), new JudgeGan.Params(40), new FakeContext(Map.of())).facts().values();
    assertTrue((double) facts.get("accuracy of the judge") > 0.98, facts.toString());
    assertTrue((double) facts.get("mean confidence") > 0.8, facts.toString());
    assertEquals(2, facts.get("classes found"));
    assertEquals(facts.get("accuracy of the judge"), facts.get("label consistency"), "the images asked for are the images of the test");
  }

  @Test
  void unequalSizesAndMissingLabelsGetASentence() {
    Images images = TinyGan.images(12, 2);
    Images small = new Images(1, 2, 2, ByteBuffer.allocate(8), Optional.empty(), Optional.empty());
    InputException size = assertThrows(
        InputException.class, () -> judge.run(new JudgeGan.In(small, images, Optional.empty()), new JudgeGan.Params(1), new FakeContext(Map.of())));
    assertEquals("images: these images are 1×2×2, those that the judge learns from are 1×4×4; they must be equal", size.getMessage());
    InputException labels = assertThrows(
        InputException.class, () -> judge.run(new JudgeGan.In(small, small, Optional.empty()), new JudgeGan.Params(1), new FakeContext(Map.of())));
    assertEquals("real: a judge learns from images with labels, these have none", labels.getMessage());
  }
}
