package org.ganglion.gan;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.measure.ClassifierNet;
import org.ganglion.gan.measure.FeatureDistance;
import org.ganglion.gan.measure.Figures;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.measure.ImageClassifier.Answers;
import org.ganglion.gan.measure.Memorisation;
import org.ganglion.gan.measure.Opinion;
import org.ganglion.gan.measure.SyntheticTraining;
import org.ganglion.gan.source.ChosenSamples;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.RealImages;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.kit.statistics.ClassifierScore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All measures of made images in one report: with intervals, and with what real images and simpler imitations would have got. */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.measure", version = "1.0",
    summary = "Measures made images: consistency, coverage, distance of features, use for training, memorisation")
public final class MeasureGan implements Operator<MeasureGan.In, MeasureGan.Params, MeasureGan.Out> {
  private final TensorCore core;

  @Activate
  public MeasureGan(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to measure, and against what. */
  public record In(
      @Port("made images with the labels or attributes that were asked for, by gan.sample") Images images,
      @Port("real images that the generator learnt from, with the same labels or attributes") Images real,
      @Port("real images that nobody learnt from") Images test,
      @Port("a judge of these labels or attributes, by gan.train-judge") Model judge) {}

  /** How much. */
  public record Params(
      @Default("12") @Min(0) @Help("how often a classifier trained on made images sees each; 0: none is trained") int epochs,
      @Default("true") @Help("whether a convolutional classifier is trained, too, not only the dense one") boolean convolutional,
      @Default("500") @Min(0) @Help("images whose nearest training image is looked for; 0: none") int neighbours) {}

  /** The report. */
  public record Out(@Port("every measure, with intervals and baselines") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Shape image = Shape.of(in.real().channels(), in.real().height(), in.real().width());
    requireSame("images", in.images(), in.real());
    requireSame("test", in.test(), in.real());
    try (ImageClassifier judge = ImageClassifier.judge(core, in.judge(), image, context)) {
      Conditions conditions = judge.conditions();
      RealSamples made = known("images", in.images(), judge);
      RealSamples real = known("real", in.real(), judge);
      RealSamples test = known("test", in.test(), judge);
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("judge", "two convolutions (32, 64 filters), dense 64 whose values are the features; its distances are not the literature's FID");
      facts.put("made images", made.count());
      Answers onMade = judge.ask(made);
      Answers onTest = judge.ask(test);
      facts.put("label consistency", beside(obeyed(onMade, made, context.seed()), obeyed(onTest, test, context.seed())));
      if (conditions.kind() == Conditions.Kind.LABELS) {
        classes(facts, conditions, onMade, onTest, real);
      }
      FeatureDistance distance = new FeatureDistance(onTest.features(), context.seed());
      double[][] training = judge.ask(ChosenSamples.drawn(real, onTest.features().length, RandomStream.of(context.seed(), "measured"))).features();
      facts.put("Fréchet distance of the judge's features from the test images'", beside(distance.of(onMade.features()), distance.value(training)));
      if (params.neighbours() > 0) {
        facts.put("nearest training image",
            Memorisation.of(made, test, real, params.neighbours(), RandomStream.of(context.seed(), "neighbours")).facts());
      }
      if (params.epochs() > 0 && conditions.kind() == Conditions.Kind.LABELS) {
        SyntheticTraining synthetic = new SyntheticTraining(core, real, test, params.epochs(), context);
        facts.put("train on made, test on real: dense 128", synthetic.facts(ClassifierNet.DENSE, made));
        if (params.convolutional()) {
          facts.put("train on made, test on real: convolutional", synthetic.facts(ClassifierNet.SMALL, made));
        }
      }
      return new Out(new Facts(facts));
    }
  }

  private static void requireSame(String port, Images images, Images real) {
    if (images.channels() != real.channels() || images.height() != real.height() || images.width() != real.width()) {
      throw new InputException(
          port + ": these images are " + images.channels() + "×" + images.height() + "×" + images.width() + ", the real ones are " + real.channels()
          + "×"
              + real.height() + "×" + real.width() + "; they must be equal");
    }
  }

  private static RealSamples known(String port, Images images, ImageClassifier judge) {
    Conditions conditions = judge.conditions();
    RealSamples samples = RealImages.known(images, conditions.kind(), judge.range());
    if (!samples.conditions().equals(conditions)) {
      throw new InputException(port + ": the judge tells " + conditions.names() + ", these images are of " + samples.conditions().names());
    }
    return samples;
  }

  private static Map<String, Object> beside(Object made, Object real) {
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("made images", made);
    both.put("real images", real);
    return both;
  }

  /** Share of images, or of attributes of images, that the judge finds to be what was asked for. */
  private static Map<String, Object> obeyed(Answers answers, RealSamples samples, long seed) {
    List<Boolean> right = new ArrayList<>();
    boolean labels = samples.conditions().kind() == Conditions.Kind.LABELS;
    int[] classes = ImageClassifier.classes(samples);
    float[] known = new float[samples.conditions().width()];
    Opinion opinion = new Opinion(samples.conditions().names(), answers.probabilities());
    for (int i = 0; i < samples.count(); i++) {
      if (labels) {
        right.add(opinion.verdict(i) == classes[i]);
        continue;
      }
      samples.copyCondition(i, FloatBuffer.wrap(known), 0);
      for (int c = 0; c < known.length; c++) {
        right.add(answers.probabilities()[i][c] >= 0.5 == known[c] >= 0.5f);
      }
    }
    boolean[] all = new boolean[right.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = right.get(i);
    }
    return Figures.share(all, seed);
  }

  private static void classes(Map<String, Object> facts, Conditions conditions, Answers onMade, Answers onTest, RealSamples real) {
    Opinion made = new Opinion(conditions.names(), onMade.probabilities());
    Opinion test = new Opinion(conditions.names(), onTest.probabilities());
    int[] histogram = new int[conditions.width()];
    for (int label : ImageClassifier.classes(real)) {
      histogram[label]++;
    }
    facts.put("classes found", made.classesFound() + " of " + conditions.width());
    facts.put("KL divergence of the classes' histogram from the real ones', nats",
        beside(made.divergenceFrom(histogram), test.divergenceFrom(histogram)));
    facts.put("classifier score", beside(ClassifierScore.of(onMade.probabilities()), ClassifierScore.of(onTest.probabilities())));
    facts.put("judge's mean confidence", beside(made.confidence(), test.confidence()));
  }
}
