package org.ganglion.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.data.Records;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.network.Layer;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.InputException;
import org.ganglion.gan.architecture.DenseGan;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

class TrainGanTest {
  private static final Map<String, GanArchitecture> ARCHITECTURES = Map.of("tiny", new TinyGan(), "dense", new DenseGan());

  private final TrainGan trainGan = new TrainGan(new TestCore());

  @Test
  void stoppedAndResumedTrainingsEndInEqualBits() throws IOException {
    FakeContext straight = new FakeContext(ARCHITECTURES);
    TrainGan.Out expected = run(TinyGan.images(60, 3), Map.of("condition", "labels"), straight);
    // One stop in the head start, one inside a turn, one on the border of two.
    FakeContext context = FakeContext.stoppingAfter(ARCHITECTURES, 3);
    for (int stop : new int[] {8, 6, Integer.MAX_VALUE}) {
      FakeContext stopped = context;
      assertThrows(CancelledException.class, () -> run(TinyGan.images(60, 3), Map.of("condition", "labels"), stopped));
      context = context.next(stop);
    }
    TrainGan.Out resumed = run(TinyGan.images(60, 3), Map.of("condition", "labels"), context);
    assertArrayEquals(expected.generator().parameters(), resumed.generator().parameters(), 0);
    assertArrayEquals(expected.generator().statistics(), resumed.generator().statistics(), 0);
    assertArrayEquals(expected.discriminator().parameters(), resumed.discriminator().parameters(), 0);
    assertArrayEquals(expected.discriminator().statistics(), resumed.discriminator().statistics(), 0);
    assertEquals(text(expected.losses()), text(resumed.losses()), "curves and marks have no gap and no doubled point");
    assertEquals(expected.sheets().pictures().size(), resumed.sheets().pictures().size());
    for (int i = 0; i < expected.sheets().pictures().size(); i++) {
      assertEquals(expected.sheets().pictures().get(i).title(), resumed.sheets().pictures().get(i).title());
      assertArrayEquals(expected.sheets().pictures().get(i).png(), resumed.sheets().pictures().get(i).png());
    }
  }

  @Test
  void hingeWithSpectralNormalisationIsResumedInEqualBitsAndBoundsTheDiscriminator() throws IOException {
    Map<String, Object> with = Map.of("condition", "labels", "loss", "hinge", "balanced", true, "shift", 1, "watch", Map.of("every", 3));
    TrainGan.Out expected = run(TinyGan.images(60, 3), with, new FakeContext(ARCHITECTURES));
    FakeContext stopped = FakeContext.stoppingAfter(ARCHITECTURES, 20);
    assertThrows(CancelledException.class, () -> run(TinyGan.images(60, 3), with, stopped));
    TrainGan.Out resumed = run(TinyGan.images(60, 3), with, stopped.next(Integer.MAX_VALUE));
    assertArrayEquals(expected.discriminator().parameters(), resumed.discriminator().parameters(), 0);
    assertArrayEquals(expected.generator().parameters(), resumed.generator().parameters(), 0);
    assertEquals(text(expected.losses()), text(resumed.losses()));
    assertTrue(expected.discriminator().spec().nodes().stream().noneMatch(node -> node.layer() instanceof Layer.BatchNormalisation));
  }

  @Test
  void aTrainingThatRunsAwayRollsBackAndSaysSo() throws IOException {
    FakeContext context = new FakeContext(ARCHITECTURES);
    assertThrows(InputException.class,
        () -> run(TinyGan.images(60, 3), Map.of("architecture", "dense", "learningRate", 1e120, "headStart", Map.of("atMost", 0)), context));
    List<String> rolled = context.log.stream().filter(line -> line.contains("back to the last good health, both players' rate times 0.5")).toList();
    assertEquals(3, rolled.size(), context.log.toString());
    assertTrue(context.log.get(context.log.size() - 1).contains("3 roll-backs did not help"), context.log.toString());
  }

  @Test
  void sheetsShowTheWayFromNoiseToTheEnd() throws IOException {
    FakeContext context = new FakeContext(ARCHITECTURES);
    TrainGan.Out out = run(TinyGan.images(60, 3), Map.of("sheets", Map.of("every", 4, "rows", 2, "columns", 3)), context);
    List<String> titles = out.sheets().pictures().stream().map(picture -> picture.title()).toList();
    assertEquals("before the first turn of the generator", titles.get(0));
    assertEquals("after 4 turns", titles.get(1));
    assertEquals("after 20 turns", titles.get(titles.size() - 1), "2 epochs of 10 batches");
    assertEquals(out.sheets().pictures().size(), ((org.ganglion.api.artifact.Pictures) context.published.get("sheets")).pictures().size());
    assertFalse(Arrays.equals(out.sheets().pictures().get(0).png(), out.sheets().pictures().get(1).png()), "samples change by learning");
  }

  @Test
  void curvesHaveLossesStrengthAndTheEndOfTheHeadStart() throws IOException {
    Series losses = run(TinyGan.images(60, 3), Map.of(), new FakeContext(ARCHITECTURES)).losses();
    assertTrue(losses.curve("discriminator loss").isPresent());
    assertTrue(losses.curve("generator loss").isPresent());
    double[] auc = losses.curve("discriminator AUC").orElseThrow().y();
    assertTrue(Arrays.stream(auc).allMatch(value -> value >= 0 && value <= 1));
    assertTrue(losses.marks().get(0).label().startsWith("head start ends"), losses.marks().toString());
    assertEquals("epoch 2", losses.marks().get(losses.marks().size() - 1).label());
  }

  @Test
  void headStartStopsAtItsLimit() throws IOException {
    FakeContext context = new FakeContext(ARCHITECTURES);
    run(TinyGan.images(60, 3), Map.of("headStart", Map.of("untilAuc", 1, "atMost", 7), "learningRate", 0), context);
    assertTrue(context.log.get(0).matches("head start ends at its limit: AUC 0\\.\\d+ after 7 batches"), context.log.get(0));
  }

  @Test
  void headStartStopsByStrength() throws IOException {
    FakeContext context = new FakeContext(ARCHITECTURES);
    run(TinyGan.images(60, 3), Map.of("headStart", Map.of("untilAuc", 0.95, "atMost", 400), "learningRate", 0.01), context);
    assertTrue(context.log.get(0).matches("head start ends: AUC (0\\.9[5-9]\\d|1\\.000) after \\d{1,3} batches"), context.log.get(0));
  }

  @Test
  void denseTrainsOnAnySizeAndOnColour() throws IOException {
    ByteBuffer pixels = ByteBuffer.allocate(6 * 3 * 5 * 2);
    for (int i = 0; i < pixels.capacity(); i++) {
      pixels.put(i, (byte) (i * 31));
    }
    Images odd = new Images(3, 5, 2, pixels, Optional.empty(), Optional.empty());
    FakeContext context = new FakeContext(ARCHITECTURES);
    TrainGan.Out out = trainGan.run(new TrainGan.In(odd), Records.read(TrainGan.Params.class, Map.of("epochs", 1, "headStart", Map.of("atMost", 2))),
        context);
    assertEquals("a batch holds all 6 samples, since there are fewer than the 128 that 'batch' asks for", context.log.get(0));
    SampleGan sample = new SampleGan(new TestCore());
    Images drawn = sample.run(new SampleGan.In(out.generator(), Optional.empty()), Records.read(SampleGan.Params.class, Map.of("count", 70)), context)
        .images();
    assertEquals(List.of(70, 3, 5, 2), List.of(drawn.count(), drawn.channels(), drawn.height(), drawn.width()));
  }

  @Test
  void conditionalGeneratorsMakeWhatIsAskedFor() throws IOException {
    FakeContext context = new FakeContext(ARCHITECTURES);
    TrainGan.Out out = run(TinyGan.images(60, 3), Map.of("condition", "labels"), context);
    SampleGan sample = new SampleGan(new TestCore());
    Images inTurn = sample.run(new SampleGan.In(out.generator(), Optional.empty()),
        Records.read(SampleGan.Params.class, Map.of("rows", 2, "columns", 4)), context).images();
    assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2, 0, 1}, inTurn.labels().orElseThrow().of(), "every class in turn, however many columns there are");
    Images one = sample.run(new SampleGan.In(out.generator(), Optional.empty()),
        Records.read(SampleGan.Params.class, Map.of("label", "class1", "count", 3)), context).images();
    assertArrayEquals(new int[] {1, 1, 1}, one.labels().orElseThrow().of());
    assertSentence("label: this generator knows no 'clas1'; did you mean 'class1'?",
        () -> sample.run(new SampleGan.In(out.generator(), Optional.empty()), Records.read(SampleGan.Params.class, Map.of("label", "clas1")),
        context));
    assertSentence("generator: this is a gan-discriminator, samples are drawn from a gan-generator, the port 'generator' of gan.train",
        () -> sample.run(new SampleGan.In(out.discriminator(), Optional.empty()), Records.read(SampleGan.Params.class, Map.of()), context));
  }

  @Test
  void attributesAreAskedForTogether() throws IOException {
    FakeContext context = new FakeContext(ARCHITECTURES);
    Images plain = TinyGan.images(60, 3);
    float[] values = new float[60 * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 2 % 2;
    }
    Images known = new Images(1, 4, 4, plain.pixels(), Optional.empty(), Optional.of(new Images.Attributes(List.of("old", "glasses"), values)));
    TrainGan.Out out = run(known, Map.of("condition", "attributes"), context);
    SampleGan sample = new SampleGan(new TestCore());
    Map<String, Object> both = Map.of("count", 2, "attributes", Map.of("old", 0.5, "glasses", 1));
    Images drawn = sample.run(new SampleGan.In(out.generator(), Optional.empty()), Records.read(SampleGan.Params.class, both), context).images();
    assertArrayEquals(new float[] {0.5f, 1, 0.5f, 1}, drawn.attributes().orElseThrow().values(), 0);
    assertSentence("attributes: this generator knows no 'ol'; did you mean 'old'?",
        () -> sample.run(new SampleGan.In(out.generator(), Optional.empty()),
        Records.read(SampleGan.Params.class, Map.of("attributes", Map.of("ol", 1))), context));
    TrainGan.Out classes = run(plain, Map.of("condition", "labels"), context);
    assertSentence("attributes: this generator makes classes, ask for one by 'label'; train it with condition: attributes",
        () -> sample.run(new SampleGan.In(classes.generator(), Optional.empty()), Records.read(SampleGan.Params.class, both), context));
  }

  @Test
  void aRareClassIsSeenAsOftenAsOthersUnlessToldOtherwise() throws IOException {
    int[] labels = new int[60];
    labels[7] = 1;
    Images rare = new Images(1, 4, 4, TinyGan.images(60, 3).pixels(), Optional.of(new Images.Labels(labels, List.of("many", "one", "absent"))),
        Optional.empty());
    FakeContext context = new FakeContext(ARCHITECTURES);
    TrainGan.Out out = run(rare, Map.of("condition", "labels"), context);
    assertTrue(context.log.contains(
        "batches hold every class equally often, since there are only 1 images of 'one'; 'balanced: false' leaves them as rare as they are"),
        context.log.toString());
    assertArrayEquals(out.generator().parameters(),
        run(rare, Map.of("condition", "labels", "balanced", true), new FakeContext(ARCHITECTURES)).generator().parameters(), 0);
    FakeContext told = new FakeContext(ARCHITECTURES);
    run(rare, Map.of("condition", "labels", "balanced", false), told);
    assertTrue(told.log.stream().noneMatch(line -> line.contains("equally often")), told.log.toString());
  }

  @Test
  void moreSamplesBeginWithTheSameOnes() throws IOException {
    FakeContext context = new FakeContext(ARCHITECTURES);
    TrainGan.Out out = run(TinyGan.images(60, 3), Map.of(), context);
    SampleGan sample = new SampleGan(new TestCore());
    ByteBuffer few = sample.run(new SampleGan.In(out.generator(), Optional.empty()), Records.read(SampleGan.Params.class, Map.of("count", 3)),
        context).images().pixels();
    ByteBuffer many = sample.run(new SampleGan.In(out.generator(), Optional.empty()), Records.read(SampleGan.Params.class, Map.of("count", 100)),
        context).images().pixels();
    assertEquals(few, many.slice(0, few.remaining()));
    ByteBuffer other = sample.run(new SampleGan.In(out.generator(), Optional.empty()),
        Records.read(SampleGan.Params.class, Map.of("count", 3, "seed", 5)), context).images().pixels();
    assertFalse(few.equals(other), "another seed draws others");
  }

  @Test
  void dataThatHoldNothingToLearnGetASentence() {
    assertSentence("what varies among images is what there is to learn, and 1 has no variety: give at least 2, better some hundred",
        () -> run(TinyGan.images(1, 1), Map.of(), new FakeContext(ARCHITECTURES)));
    Images equal = new Images(1, 2, 2, ByteBuffer.wrap(new byte[40]), Optional.empty(), Optional.empty());
    assertSentence("all 10 images are equal, so there is no variety to learn: give images that differ",
        () -> run(equal, Map.of(), new FakeContext(ARCHITECTURES)));
    Images plain = new Images(1, 1, 2, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), Optional.empty(), Optional.empty());
    assertSentence("condition: labels needs images with labels, these have none; leave condition out or give labelled images",
        () -> run(plain, Map.of("condition", "labels"), new FakeContext(ARCHITECTURES)));
  }

  @Test
  void trainingThatRunsAwayGetsASentence() {
    InputException e = assertThrows(InputException.class,
        () -> run(TinyGan.images(60, 3), Map.of("architecture", "dense", "learningRate", 1e120, "headStart", Map.of("atMost", 0)),
        new FakeContext(ARCHITECTURES)));
    assertTrue(e.getMessage()
        .matches("the (discriminator|generator)'s loss is no number any more after \\d+ batches: .*lower learningRate would fit"), e.getMessage());
  }

  private TrainGan.Out run(Images images, Map<String, Object> with, FakeContext context) throws IOException {
    Map<String, Object> parameters = new LinkedHashMap<>(
        Map.of("architecture", "tiny", "latent", 3, "batch", 5, "epochs", 2, "headStart", Map.of("untilAuc", 1, "atMost", 6), "sheets",
        Map.of("rows", 2, "columns", 2)));
    parameters.putAll(with);
    return trainGan.run(new TrainGan.In(images), Records.read(TrainGan.Params.class, parameters), context);
  }

  private static void assertSentence(String sentence, org.junit.jupiter.api.function.Executable run) {
    assertEquals(sentence, assertThrows(InputException.class, run).getMessage());
  }

  private static String text(Series series) {
    StringBuilder text = new StringBuilder(series.marks().toString());
    series.curves().forEach(curve -> text.append(curve.name()).append(Arrays.toString(curve.x())).append(Arrays.toString(curve.y())));
    return text.toString();
  }
}
