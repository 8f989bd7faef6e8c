package org.ganglion.report;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.run.StepRecord;
import org.ganglion.kit.image.Grid;
import org.ganglion.kit.image.Png;
import org.ganglion.kit.image.Raster;

/** A made-up training run with everything a report can meet. */
final class SampleRun {
  static final Instant STARTED = Instant.parse("2026-03-14T09:26:53Z");
  static final String SOURCE =
      """
      name: rings-gan
      seed: 7
      steps:
        digits: { uses: data.mnist }
        gan:
          uses: gan.train
          in:   { images: digits.train }
          with: { architecture: dense, latent: 64, headStart: { untilAuc: 0.9, atMost: 500 }, epochs: 12 }
        sheet: { uses: gan.sample, in: { generator: gan.generator }, with: { rows: 8, columns: 8 } }
        measure: { uses: gan.measure, in: { samples: sheet.images, real: digits.test } }
        report: { uses: report.html, in: { from: [gan, sheet, measure] } }
      """;
  private static final String PLUGIN = "org.ganglion.gan 0.1.0.202603140900 sha256:3f0c9a7be1d2";

  private SampleRun() {}

  static RunInfo info() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("Ganglion", "0.1.0.202603140900");
    environment.put("Java", "25.0.1 (Temurin)");
    environment.put("engine", "onednn 3.13");
    environment.put("instruction set", "AVX-512");
    environment.put("threads", "2");
    return new RunInfo("20260314-092653-rings-gan", "rings-gan", SOURCE, 7, STARTED, environment);
  }

  static List<StepRecord> steps(int points) {
    return List.of(training(points), sampling(), measuring());
  }

  static StepRecord step(String id, String operator, int after, int seconds, boolean cached, Series curves, Map<String, Object> outputs) {
    Map<String, Object> parameters = Map.of();
    return new StepRecord(
        id, operator, "1.0", PLUGIN, parameters, Map.of(), STARTED.plusSeconds(after), Duration.ofSeconds(seconds), cached, curves, List.of(),
        outputs);
  }

  private static StepRecord training(int points) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("architecture", "dense");
    parameters.put("latent", 64);
    parameters.put("headStart", new LinkedHashMap<>(Map.of("untilAuc", 0.9, "atMost", 500)));
    parameters.put("turns", new LinkedHashMap<>(Map.of("discriminator", 1, "generator", 1)));
    parameters.put("epochs", 12);
    parameters.put("batch", 128);
    parameters.put("labelSmoothing", 0.1);
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put("generator", model("generator", 64, 784, Layer.Function.TANH));
    outputs.put("discriminator", model("discriminator", 784, 1, Layer.Function.SIGMOID));
    outputs.put("samples", new Pictures(List.of(0, 1, 2, 3, 4, 5).stream().map(stage -> sheet("epoch " + 2 * (stage + 1), stage / 5.0)).toList()));
    return new StepRecord("gan", "gan.train", "1.0", PLUGIN, parameters, Map.of("images", "digits.train"), STARTED.plusSeconds(1),
        Duration.ofSeconds(171),
        false, curves(points),
        List.of("The discriminator's head start ended after 180 batches at an AUC of 0.903.", "Trained 12 epochs of 468 batches."), outputs);
  }

  private static StepRecord sampling() {
    ByteBuffer pixels = ByteBuffer.allocate(40 * 28 * 28);
    for (int i = 0; i < 40; i++) {
      pixels.put(ring(new Random(i), 0.9).pixels());
    }
    Images images = new Images(1, 28, 28, pixels.flip(), Optional.empty(), Optional.empty());
    return new StepRecord("sheet", "gan.sample", "1.0", PLUGIN, Map.of("rows", 8, "columns", 8, "truncation", 1.0),
        Map.of("generator", "gan.generator"),
        STARTED.plusSeconds(172), Duration.ofMillis(640), true, new Series(List.of(), List.of()), List.of(),
        new LinkedHashMap<>(Map.of("images", images, "sheet", new Pictures(List.of(sheet("8 × 8 samples", 0.95))))));
  }

  private static StepRecord measuring() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("meanConfidence", 0.8731);
    facts.put("classesFound", 10);
    facts.put("frechetDistance", 24.31);
    facts.put("samples", 1000);
    facts.put("tail", 3.2e-7);
    facts.put("verdict", "covers all classes");
    facts.put("samplesByClass", new LinkedHashMap<>(Map.of("0", 101, "1", 131, "2", 89)));
    facts.put("perClass", List.of(Map.of("class", "0", "share", 0.11), Map.of("class", "1", "share", 0.19)));
    Table table = new Table(List.of(
        new Table.Words("class", List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "none", "all")),
        new Table.Numbers("samples", new double[] {110, 191, 84, 97, 101, 66, 88, 117, 72, 74, Double.NaN, 1000}),
        new Table.Numbers("confidence", new double[] {.95, .93, .84, .86, .9, .71, .88, .91, .82, .83, Double.NaN, .8731})));
    return step("measure", "gan.measure", 173, 9, false,
        new Series(List.of(new Series.Curve("distance", new double[] {1, 2, 3, 4}, new double[] {90, 51, 30, 24.31})), List.of()),
        new LinkedHashMap<>(Map.of("facts", new Facts(facts), "classes", table)));
  }

  private static Series curves(int points) {
    Random random = new Random(1);
    double[] x = new double[points];
    double[] discriminator = new double[points];
    double[] generator = new double[points];
    double[] speed = new double[points];
    double[] rate = new double[points];
    for (int i = 0; i < points; i++) {
      double t = (double) i / points;
      x[i] = i;
      discriminator[i] = .55 + .4 * Math.exp(-30 * t) + .05 * random.nextGaussian();
      generator[i] = .9 + 2.2 * t * Math.exp(-4 * t) + .18 * random.nextGaussian();
      speed[i] = 31 + 2 * random.nextGaussian() - (i % (points / 5 + 1) == points / 6 ? 17 : 0);
      rate[i] = 2e-3 * Math.exp(-9 * t);
    }
    double[] epochs = {0, points * .03, points * .1};
    return new Series(
        List.of(new Series.Curve("loss/discriminator", x, discriminator), new Series.Curve("loss/generator", x, generator),
            new Series.Curve("auc", epochs, new double[] {.5, .82, .903}), new Series.Curve("batches per second", x, speed),
            new Series.Curve("learning rate", x, rate)),
        List.of(new Series.Mark(points * .1, "head start ends"), new Series.Mark(points * .6, "rate halved")));
  }

  private static Model model(String name, int in, int out, Layer.Function last) {
    NetworkSpec spec = NetworkSpec.builder(name).input("x", in).add("hidden1", Layers.dense(256)).activate("act1", Layer.Function.LEAKY_RELU)
        .add("hidden2", Layers.dense(512)).activate("act2", Layer.Function.LEAKY_RELU).add("out", Layers.dense(out)).activate("range", last).build();
    return new Model(spec, new float[NetworkGraph.of(spec).parameterCount()], new float[0], Map.of("kind", name));
  }

  private static Pictures.Picture sheet(String title, double clear) {
    Random random = new Random(5);
    List<Raster> tiles = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      tiles.add(ring(random, clear));
    }
    return new Pictures.Picture(title, Png.encode(Grid.of(tiles, 8)));
  }

  private static Raster ring(Random random, double clear) {
    byte[] pixels = new byte[28 * 28];
    double radius = 5 + 4 * random.nextDouble();
    double squash = .6 + .6 * random.nextDouble();
    for (int i = 0; i < pixels.length; i++) {
      double distance = Math.hypot((i % 28 - 14) / squash, i / 28 - 14) - radius;
      double value = clear * 255 * Math.exp(-distance * distance / 3) + (1 - clear) * 255 * random.nextDouble();
      pixels[i] = (byte) Math.min(255, value);
    }
    return new Raster(1, 28, 28, pixels);
  }
}
