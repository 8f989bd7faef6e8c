package org.ganglion.gan;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
import org.ganglion.gan.measure.ClassifierNet;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.RealImages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trains a classifier of real images, classes or attributes, once for all who ask a judge: measuring, editing, interpolating, augmenting. */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.train-judge", version = "1.0", summary = "Trains a classifier of real images, who judges made ones")
public final class TrainJudge implements Operator<TrainJudge.In, TrainJudge.Params, TrainJudge.Out> {
  private final TensorCore core;

  @Activate
  public TrainJudge(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to learn from. */
  public record In(
      @Port("real images with labels or attributes") Images real,
      @Port("real images that say how good the judge is; it never learns from them") Optional<Images> test) {}

  /** How to learn. */
  public record Params(
      @Default("labels") @Help("what it shall tell: labels or attributes") Conditions.Kind of,
      @Default("4") @Min(1) @Help("how often it sees every image") int epochs) {}

  /** The judge. */
  public record Out(@Port("who judges") Model judge, @Port("how often it is right") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    RealImages real = RealImages.of(in.real(), params.of());
    if (real.conditions().width() == 0) {
      throw new InputException("of: a judge tells labels or attributes, not none");
    }
    try (ImageClassifier judge = ImageClassifier.train(core, ClassifierNet.CONVOLUTIONAL, real, params.epochs(), context.seed(), context)) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("judge", "two convolutions (32, 64 filters), dense 64; trained here on " + in.real().count() + " images");
      in.test().ifPresent(test -> facts.put("accuracy on the test images", accuracy(judge, RealImages.known(test, params.of(), real.range()))));
      return new Out(judge.model(), new Facts(facts));
    }
  }

  private static Object accuracy(ImageClassifier judge, RealImages test) {
    if (!test.conditions().equals(judge.conditions())) {
      throw new InputException("test: these images are of " + test.conditions().names() + ", the judge knows " + judge.conditions().names());
    }
    double[][] told = judge.ask(test).probabilities();
    int width = judge.conditions().width();
    FloatBuffer known = FloatBuffer.allocate(width);
    double[] right = new double[width];
    double rightClasses = 0;
    for (int i = 0; i < told.length; i++) {
      test.copyCondition(i, known, 0);
      int best = 0;
      for (int c = 0; c < width; c++) {
        right[c] += (told[i][c] >= 0.5) == (known.get(c) >= 0.5f) ? 1.0 / told.length : 0;
        best = told[i][c] > told[i][best] ? c : best;
      }
      rightClasses += known.get(best) >= 0.5f ? 1.0 / told.length : 0;
    }
    if (judge.conditions().kind() == Conditions.Kind.LABELS) {
      return rightClasses;
    }
    Map<String, Object> each = new LinkedHashMap<>();
    for (int c = 0; c < width; c++) {
      each.put(judge.conditions().names().get(c), right[c]);
    }
    return each;
  }
}
