package org.ganglion.gan;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Names;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.augment.Arm;
import org.ganglion.gan.augment.Comparison;
import org.ganglion.gan.edit.EncoderTraining;
import org.ganglion.gan.edit.Generator;
import org.ganglion.gan.measure.ClassifierNet;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.sample.SampleSheet;
import org.ganglion.gan.source.ChosenSamples;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.RealImages;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.gan.source.RowSamples;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Fills a rare class. The generator has to earn it: the same classifier is trained on what every simple way gives as well, and the best on images
 * that nobody learnt from is what comes out, be it a GAN's or not.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.augment", version = "1.0",
    summary = "Fills a rare class by the way that helps a classifier most: simple ones, a GAN, or both")
public final class AugmentClass implements Operator<AugmentClass.In, AugmentClass.Params, AugmentClass.Out> {
  private static final int BATCH = 64;
  private static final int FEWEST_TO_VALIDATE = 5;
  private static final int SHOWN = 64;

  private final TensorCore core;

  @Activate
  public AugmentClass(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to fill, and by whom. */
  public record In(
      @Port("images with labels, one class of which is rare") Images images,
      @Port("a generator of these labels, best trained with balanced: true on the same images") Model generator,
      @Port("images that decide which way is best; a fifth of 'images' is kept back for that when left open") Optional<Images> validation) {}

  /** Which class, and how far. */
  public record Params(
      @Help("the class to fill") String label,
      @Help("images of it in the end; as many as the other classes have on average when left out") Optional<Integer> to,
      @Default("12") @Min(1) @Help("how often each way's classifier sees every image") int epochs,
      @Default("1.5") @Min(1) @Max(10)
          @Help("samples drawn for one kept: a judge trained on the images keeps those that it is surest of") double drawn) {}

  /** The filled images, and why so. */
  public record Out(
      @Port("the images with the recommended ones behind them") Images images,
      @Port("recall of the class by each way, and which is recommended") Facts facts,
      @Port("the first images that were added") Pictures sheet) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    RealImages all = RealImages.of(in.images(), Conditions.Kind.LABELS);
    Conditions conditions = all.conditions();
    int wanted = wanted(params.label(), conditions.names());
    int[] classes = ImageClassifier.classes(all);
    long there = Arrays.stream(classes).filter(c -> c == wanted).count();
    if (there == 0) {
      throw new InputException("label: there is no image of '" + params.label()
          + "', so nothing says what it looks like; give at least one, better thirty");
    }
    int count = params.to().orElse((int) ((classes.length - there) / Math.max(1, conditions.width() - 1))) - (int) there;
    if (count < 1) {
      throw new InputException("to: there are " + there + " images of '" + params.label() + "' already; give a larger number");
    }
    RealSamples training = all;
    RealSamples validation;
    if (in.validation().isPresent()) {
      validation = RealImages.known(in.validation().get(), Conditions.Kind.LABELS, all.range());
      if (!validation.conditions().equals(conditions)) {
        throw new InputException("validation: these images have the classes " + validation.conditions().names() + ", the others "
            + conditions.names());
      }
    } else {
      if (there < FEWEST_TO_VALIDATE) {
        throw new InputException(
            "validation: " + there + " images of '" + params.label() + "' are too few to keep some back; give images at the port 'validation'");
      }
      int[][] parts = ChosenSamples.split(classes, FEWEST_TO_VALIDATE, RandomStream.of(context.seed(), "validation"));
      training = new ChosenSamples(all, parts[0]);
      validation = new ChosenSamples(all, parts[1]);
    }
    Shape image = Shape.of(all.channels(), all.height(), all.width());
    float[][] own = rows(training, wanted, image);
    Comparison comparison = new Comparison(core, training, validation, wanted, params.epochs(), context);
    comparison.simple(own, count);
    comparison.generated(own, generated(in.generator(), training, wanted, count, params.drawn(), context));
    Arm best = Arm.best(comparison.arms());
    RowSamples added = new RowSamples(image, best.made(), all.range());
    return new Out(
        joined(in.images(), added, wanted),
        new Facts(facts(comparison.arms(), best, in.validation().isPresent(), params.label())),
        new Pictures(best.made().length == 0 ? List.of() : List.of(sheet(best, added, image))));
  }

  private static int wanted(String label, List<String> names) {
    int wanted = names.indexOf(label);
    if (wanted < 0) {
      throw new InputException("label: the images have no class '" + label + "'; " + Names.offer(label, names));
    }
    return wanted;
  }

  private static float[][] rows(RealSamples samples, int wanted, Shape image) {
    int[] classes = ImageClassifier.classes(samples);
    int[] own = IntStream.range(0, classes.length).filter(i -> classes[i] == wanted).toArray();
    float[][] rows = new float[own.length][Math.toIntExact(image.size())];
    for (int i = 0; i < own.length; i++) {
      samples.copy(own[i], FloatBuffer.wrap(rows[i]), 0);
    }
    return rows;
  }

  /** Draws more than needed, and keeps those that a judge who learnt from the same images is surest of. */
  private float[][] generated(Model model, RealSamples training, int wanted, int count, double drawn, RunContext context) {
    int many = (int) Math.ceil(drawn * count);
    try (Generator generator = new Generator(core, model, BATCH, context)) {
      Conditions conditions = generator.model().conditions();
      if (!conditions.equals(training.conditions())) {
        throw new InputException("generator: it makes " + conditions.names() + ", the images have the classes " + training.conditions().names());
      }
      float[][] asked = new float[many][conditions.width()];
      for (float[] row : asked) {
        row[wanted] = 1;
      }
      float[][] made = generator.images(EncoderTraining.noise(many, generator.model().latent(), context.seed()), asked);
      for (float[] row : made) {
        for (int p = 0; p < row.length; p++) {
          row[p] = training.range().value(row[p], generator.model().range());
        }
      }
      try (ImageClassifier judge = ImageClassifier.train(core, ClassifierNet.SMALL, training, 2, context.seed(), context)) {
        double[][] told = judge.ask(new RowSamples(generator.model().image(), made, training.range())).probabilities();
        Integer[] order = new Integer[many];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -told[i][wanted]));
        return Arrays.stream(order).limit(count).map(i -> made[i]).toArray(float[][]::new);
      }
    }
  }

  private static Images joined(Images images, RowSamples added, int wanted) {
    ByteBuffer before = images.pixels();
    ByteBuffer pixels = ByteBuffer.allocate(Math.addExact(before.remaining(), Math.multiplyExact(added.count(), images.imageSize())));
    pixels.put(before).put(added.pixels()).flip();
    Images.Labels labels = images.labels().orElseThrow();
    int[] of = Arrays.copyOf(labels.of(), images.count() + added.count());
    Arrays.fill(of, images.count(), of.length, wanted);
    return new Images(images.channels(), images.height(), images.width(), pixels, Optional.of(new Images.Labels(of, labels.classes())),
        Optional.empty());
  }

  private static Map<String, Object> facts(List<Arm> arms, Arm best, boolean given, String label) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("recommended", best.name());
    facts.put("why", best.generated()
        ? "its recall of '" + label + "' is above that of every simple way, its whole interval is"
        : "the GAN loses: no way with it is above the best simple one beyond chance");
    facts.put("decided on", given ? "the validation images given" : "a fifth of the images, kept back; few images of a class decide little");
    arms.forEach(arm -> facts.put(arm.name(), arm.facts()));
    return facts;
  }

  private static Pictures.Picture sheet(Arm best, RowSamples added, Shape image) {
    ByteBuffer pixels = added.pixels();
    pixels.limit(Math.toIntExact(Math.min(SHOWN, added.count()) * image.size()));
    return SampleSheet.of("added: " + best.name(), pixels, image.dim(0), image.dim(1), image.dim(2), 8);
  }
}
