package org.ganglion.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Shape;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.Interval;
import org.ganglion.kit.training.LabelledImages;
import org.ganglion.kit.training.Predictions;
import org.ganglion.training.measure.Confusion;
import org.ganglion.training.measure.Reliability;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Says how good a classifier is on images that it has not learnt from: accuracy with its interval, what is taken for what, and whether it knows how
 * sure it is.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "evaluate.classifier", version = "1.0", summary = "Measures a classifier on labelled images: accuracy, confusion, calibration")
public final class EvaluateClassifier implements Operator<EvaluateClassifier.In, EvaluateClassifier.Params, EvaluateClassifier.Out> {
  private static final int RESAMPLES = 1000;
  private static final double LEVEL = 0.95;

  private final TensorCore core;

  @Activate
  public EvaluateClassifier(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to judge by what. */
  public record In(@Port("the classifier") Model model, @Port("images with labels that it has not learnt from") Images images) {}

  /** How. */
  public record Params(@Default("128") @Min(1) @Help("images that are computed at once; the results do not depend on it") int batch) {}

  /** The judgement. */
  public record Out(
      @Port("accuracy with its interval, worst class, expected calibration error") Facts facts,
      @Port("what was taken for what") Table confusion,
      @Port("accuracy over confidence") Series reliability) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    ClassifierFacts known = ClassifierFacts.of(in.model());
    LabelledImages samples = new LabelledImages(known.fitting("images", in.images()), known.scale(), known.shift());
    Shape taken = in.model().spec().inputs().get(0).sample();
    if (!taken.equals(samples.input())) {
      throw new InputException("images: these are " + samples.input() + ", the model takes " + taken);
    }
    int batch = Math.min(params.batch(), samples.count());
    float[][] logits;
    try (Network network =
        core.compile(in.model().spec(), 0, CompileOptions.inference(batch).onEngine(context.engine()).withThreads(context.threads()))) {
      in.model().into(network);
      logits = new Predictions(network, samples, batch, context.arena()).outputs();
    }
    int[] said = Predictions.classes(logits);
    Confusion confusion = new Confusion(known.classes(), samples.classes(), said);
    Reliability reliability = new Reliability();
    for (int i = 0; i < said.length; i++) {
      reliability.add(probability(logits[i], said[i]), said[i] == samples.classes()[i]);
    }
    return new Out(new Facts(facts(known, samples.classes(), said, confusion, reliability, context.seed())), confusion.table(), reliability.curve());
  }

  private static Map<String, Object> facts(
      ClassifierFacts known, int[] classes, int[] said, Confusion confusion, Reliability reliability, long seed) {
    double[] right = new double[said.length];
    for (int i = 0; i < said.length; i++) {
      right[i] = said[i] == classes[i] ? 1 : 0;
    }
    Interval accuracy = new Bootstrap(RESAMPLES, LEVEL, seed).mean(right);
    int worst = 0;
    for (int c = 1; c < known.classes().size(); c++) {
      worst = confusion.recall(c) < confusion.recall(worst) ? c : worst;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("accuracy", accuracy.value());
    facts.put("accuracy, low end", accuracy.low());
    facts.put("accuracy, high end", accuracy.high());
    facts.put("class found least", known.classes().get(worst));
    facts.put("recall of that class", confusion.recall(worst));
    facts.put("expected calibration error", reliability.error());
    facts.put("images", said.length);
    return facts;
  }

  private static double probability(float[] logits, int said) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - logits[said]);
    }
    return 1 / sum;
  }
}
