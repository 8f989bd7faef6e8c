package org.ganglion.gan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
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
import org.ganglion.gan.measure.Opinion;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.RealImages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trains a classifier on real images and asks it what it makes of the made ones: how sure it is, and how many of the classes it finds. */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.judge", version = "1.0", summary = "Judges made images by a classifier of real ones: how sure it is, which classes it finds")
public final class JudgeGan implements Operator<JudgeGan.In, JudgeGan.Params, JudgeGan.Out> {
  private final TensorCore core;

  @Activate
  public JudgeGan(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to learn from, and what to judge. */
  public record In(
      @Port("images to judge") Images images,
      @Port("real images with labels that the judge learns from") Images real,
      @Port("real images with labels that say how good the judge is; it never learns from them") Optional<Images> test) {}

  /** How to train the judge. */
  public record Params(@Default("3") @Min(1) @Help("how often the judge sees every real image") int epochs) {}

  /** The opinion. */
  public record Out(@Port("accuracy of the judge, its mean confidence in the images, classes found, histogram") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Images.Labels known = in.real().labels().orElseThrow(() -> new InputException("real: a judge learns from images with labels, these have none"));
    requireSameSize("images", in.images(), in.real());
    in.test().ifPresent(test -> requireSameSize("test", test, in.real()));
    RealImages real = RealImages.of(in.real(), Conditions.Kind.LABELS);
    try (ImageClassifier judge = ImageClassifier.train(core, ClassifierNet.CONVOLUTIONAL, real, params.epochs(), context.seed(), context)) {
      Map<String, Object> facts = new LinkedHashMap<>();
      in.test().ifPresent(test -> facts.put("accuracy of the judge", accuracy(judge, test)));
      Opinion opinion = opinion(judge, in.images());
      facts.putAll(opinion.facts());
      facts.put("divergence of the histogram", opinion.divergenceFrom(histogram(known)));
      in.images().labels().filter(wanted -> wanted.classes().equals(judge.conditions().names()))
          .ifPresent(wanted -> facts.put("label consistency", opinion.accuracy(wanted.of())));
      return new Out(new Facts(facts));
    }
  }

  private static double accuracy(ImageClassifier judge, Images test) {
    Images.Labels labels = test.labels()
        .orElseThrow(() -> new InputException("test: what the judge is tested with needs labels, these images have none"));
    if (!labels.classes().equals(judge.conditions().names())) {
      throw new InputException("test: these images have the classes " + labels.classes() + ", the judge knows " + judge.conditions().names());
    }
    return opinion(judge, test).accuracy(labels.of());
  }

  private static Opinion opinion(ImageClassifier judge, Images images) {
    return new Opinion(judge.conditions().names(), judge.ask(RealImages.unknown(images, judge.range())).probabilities());
  }

  private static int[] histogram(Images.Labels labels) {
    int[] counts = new int[labels.classes().size()];
    for (int label : labels.of()) {
      counts[label]++;
    }
    return counts;
  }

  private static void requireSameSize(String port, Images images, Images real) {
    if (images.channels() != real.channels() || images.height() != real.height() || images.width() != real.width()) {
      throw new InputException(port + ": these images are " + size(images) + ", those that the judge learns from are " + size(real)
          + "; they must be equal");
    }
  }

  private static String size(Images images) {
    return images.channels() + "×" + images.height() + "×" + images.width();
  }
}
