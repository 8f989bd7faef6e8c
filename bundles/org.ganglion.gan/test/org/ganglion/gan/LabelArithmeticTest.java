package org.ganglion.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.gan.source.Conditions;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything that is done with a trained conditional generator, on images whose class is a bright column. */
class LabelArithmeticTest {
  private static final TestCore CORE = new TestCore();
  private static final Images IMAGES = TinyGan.images(150, 3);
  private static Model generator;
  private static Model judge;
  private static Model encoder;

  @BeforeAll
  static void train() throws IOException {
    generator = generator(60);
    judge = new TrainJudge(CORE).run(new TrainJudge.In(IMAGES, Optional.of(IMAGES)), new TrainJudge.Params(Conditions.Kind.LABELS, 12), context())
        .judge();
    encoder = new TrainEncoder(CORE).run(new TrainEncoder.In(generator, IMAGES), new TrainEncoder.Params(300, 3), context()).encoder();
  }

  private static Model generator(int epochs) throws IOException {
    Map<String, Object> with = new LinkedHashMap<>(Map.of("architecture", "tiny", "latent", 3, "batch", 15, "epochs", epochs, "condition", "labels"));
    with.putAll(Map.of("learningRate", 0.01, "sheets", Map.of("rows", 1, "columns", 1)));
    return new TrainGan(CORE).run(new TrainGan.In(IMAGES), Records.read(TrainGan.Params.class, with), context()).generator();
  }

  private static FakeContext context() {
    return new FakeContext(Map.of("tiny", new TinyGan(0)));
  }

  @Test
  void measuresSayThatTheImagesObeyAndWhatRealOnesWouldHaveGot() {
    Images made = sample(90);
    MeasureGan.Params params = new MeasureGan.Params(6, false, 20);
    Map<String, Object> facts = new MeasureGan(CORE).run(new MeasureGan.In(made, IMAGES, IMAGES, judge), params, context()).facts().values();
    assertTrue(value(facts, "label consistency", "made images") > 0.9, facts.toString());
    assertEquals(1, value(facts, "label consistency", "real images"), 0.05);
    assertEquals("3 of 3", facts.get("classes found"));
    Map<?, ?> training = (Map<?, ?>) facts.get("train on made, test on real: dense 128");
    assertTrue((double) ((Map<?, ?>) training.get("trained on real images")).get("value") > 0.9, training.toString());
  }

  @Test
  void editedImagesAreOfTheClassThatWasAdded() {
    EditImage.Params params = new EditImage.Params("+1 class1 -1 class0", 3, 40, true);
    EditImage.Out out = new EditImage(CORE).run(new EditImage.In(IMAGES, generator, encoder, judge), params, context());
    List<?> scores = (List<?>) out.facts().values().get("the judge's scores");
    assertEquals(6, scores.size(), "two rows for each image");
    double before = (double) ((Map<?, ?>) scores.get(0)).get("class1");
    double after = (double) ((Map<?, ?>) scores.get(1)).get("class1");
    assertTrue(after > before + 0.3, "image 1 is of class0: " + scores);
  }

  @Test
  void aWayLeadsFromOneClassToTheOther() {
    Map<String, Object> across = Map.of("from", Map.of("class0", 1), "to", Map.of("class2", 1));
    InterpolateLabels.Params params = Records.read(InterpolateLabels.Params.class, Map.of("across", across, "columns", 5, "rows", 3));
    InterpolateLabels.Out out = new InterpolateLabels(CORE).run(new InterpolateLabels.In(generator, Optional.of(judge)), params, context());
    assertEquals(15, out.images().count());
    List<?> way = (List<?>) out.facts().values().get("the judge's mean scores from left to right");
    assertEquals(5, way.size());
    assertTrue((double) ((Map<?, ?>) way.get(4)).get("class2") > (double) ((Map<?, ?>) way.get(0)).get("class2") + 0.5, way.toString());
    Map<String, Object> wrong = Map.of("across", Map.of("from", Map.of("clas0", 1), "to", Map.of("class2", 1)));
    assertSentence("across.from: this generator knows no 'clas0'; did you mean 'class0'?",
        () -> new InterpolateLabels(CORE)
        .run(new InterpolateLabels.In(generator, Optional.empty()), Records.read(InterpolateLabels.Params.class, wrong), context()));
  }

  @Test
  void augmentationComparesAndRecommends() {
    AugmentClass augment = new AugmentClass(CORE);
    AugmentClass.Out out =
        augment.run(new AugmentClass.In(IMAGES, generator, Optional.of(IMAGES)), new AugmentClass.Params("class1", Optional.of(56), 4, 1.5),
        context());
    for (String arm : new String[] {"nothing", "oversampling", "shift", "smote", "gaussian", "gan", "shift + gan"}) {
      assertTrue(out.facts().values().containsKey(arm), arm);
    }
    String best = (String) out.facts().values().get("recommended");
    assertEquals(best.equals("nothing") ? 150 : 156, out.images().count());
    assertSentence("label: the images have no class 'clas1'; did you mean 'class1'?",
        () -> augment.run(new AugmentClass.In(IMAGES, generator, Optional.empty()), new AugmentClass.Params("clas1", Optional.empty(), 1, 1),
        context()));
    Images two = new Images(1, 4, 4, IMAGES.pixels().limit(32).slice(),
        Optional.of(new Images.Labels(new int[] {0, 1}, List.of("class0", "class1", "class2"))), Optional.empty());
    assertSentence("label: there is no image of 'class2', so nothing says what it looks like; give at least one, better thirty",
        () -> augment.run(new AugmentClass.In(two, generator, Optional.empty()), new AugmentClass.Params("class2", Optional.of(9), 1, 1), context()));
    assertSentence("validation: 1 images of 'class1' are too few to keep some back; give images at the port 'validation'",
        () -> augment.run(new AugmentClass.In(two, generator, Optional.empty()), new AugmentClass.Params("class1", Optional.of(9), 1, 1), context()));
  }

  @Test
  void wrongModelsGetASentence() {
    assertSentence("judge: this is a gan-generator, who judges is a gan-judge, the port 'judge' of gan.train-judge",
        () -> new MeasureGan(CORE).run(new MeasureGan.In(sample(9), IMAGES, IMAGES, generator), new MeasureGan.Params(0, false, 0), context()));
    assertSentence("encoder: this is a gan-judge, noise is found by a gan-encoder, the port 'encoder' of gan.train-encoder",
        () -> new EditImage(CORE).run(new EditImage.In(IMAGES, generator, judge, judge), new EditImage.Params("+class1", 1, 0, true), context()));
  }

  @Test
  void whatTheJudgeRejectsIsDrawnAgain() throws IOException {
    Model beginner = generator(5);
    SampleGan.Params params = Records.read(SampleGan.Params.class, Map.of("count", 300, "deviation", 2));
    Images all = new SampleGan(CORE).run(new SampleGan.In(beginner, Optional.empty()), params, context()).images();
    Images kept = new SampleGan(CORE).run(new SampleGan.In(beginner, Optional.of(judge)), params, context()).images();
    assertTrue(consistency(all) < 0.95, "a generator that has learnt so little often errs: " + consistency(all));
    assertTrue(1 - consistency(kept) < (1 - consistency(all)) / 2, "most of that is gone: " + consistency(kept) + " after " + consistency(all));
    assertEquals(300, kept.count());
    assertSentence("judge: this is a gan-generator, who judges is a gan-judge, the port 'judge' of gan.train-judge",
        () -> new SampleGan(CORE).run(new SampleGan.In(generator, Optional.of(generator)), params, context()));
  }

  @Test
  void noiseOfARangeOfDeviationsIsOneOfEachSample() throws IOException {
    Images usual = drawn(Map.of("count", 80));
    assertEquals(usual.pixels(), drawn(Map.of("count", 80, "deviation", 1)).pixels(), "1 is the deviation that the generator learnt with");
    Images range = drawn(Map.of("count", 80, "deviation", List.of(1, 2)));
    assertEquals(range.pixels().slice(0, 16 * 70), drawn(Map.of("count", 70, "deviation", List.of(1, 2))).pixels(),
        "sample by sample, however many there are");
    assertFalse(range.pixels().equals(drawn(Map.of("count", 80, "deviation", 1.5)).pixels()), "not one for all");
    assertTrue(assertThrows(RuntimeException.class, () -> drawn(Map.of("deviation", List.of(2, 1)))).getMessage()
        .contains("name the smaller one first"));
  }

  private static Images drawn(Map<String, Object> with) {
    return new SampleGan(CORE).run(new SampleGan.In(generator, Optional.empty()), Records.read(SampleGan.Params.class, with), context()).images();
  }

  private static double consistency(Images made) {
    return value(
        new MeasureGan(CORE).run(new MeasureGan.In(made, IMAGES, IMAGES, judge), new MeasureGan.Params(0, false, 0), context()).facts().values(),
        "label consistency", "made images");
  }

  private static Images sample(int count) {
    return new SampleGan(CORE)
        .run(new SampleGan.In(generator, Optional.empty()), Records.read(SampleGan.Params.class, Map.of("count", count)), context()).images();
  }

  private static double value(Map<String, Object> facts, String measure, String of) {
    return (double) ((Map<?, ?>) ((Map<?, ?>) facts.get(measure)).get(of)).get("value");
  }

  private static void assertSentence(String sentence, org.junit.jupiter.api.function.Executable run) {
    assertEquals(sentence, assertThrows(InputException.class, run).getMessage());
  }
}
