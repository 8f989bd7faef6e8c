package org.ganglion.training;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.kit.training.LabelledImages;
import org.ganglion.kit.training.Predictions;
import org.ganglion.kit.training.Samples;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trains a classifier of images by cross-entropy. The network ends in logits; the class is the place of the largest. */
@Component(service = Operator.class)
@OperatorInfo(id = "train.classifier", version = "1.0", summary = "Trains a classifier of images from labelled ones")
public final class TrainClassifier implements Operator<TrainClassifier.In, TrainClassifier.Params, TrainClassifier.Out> {
  private static final float SCALE = 1f / 255;

  private final TensorCore core;

  @Activate
  public TrainClassifier(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to learn from. */
  public record In(
      @Port("images with labels to learn from") Images images,
      @Port("images with labels that judge the epochs, in place of a share of the others") Optional<Images> validation,
      @Port("a classifier to go on from, in place of an untrained network: its own weights, or its network alone, see"
          + " 'begin'") Optional<Model> model) {}

  /** Where a training that is given a model begins. */
  public enum Begin {
    /** At the model's weights. */
    TRAINED,
    /** At random weights: only the network is the model's. */
    ANEW
  }

  /** Which network, and how to train it. */
  public record Params(
      @Default("lenet-300-100") @Help("a customary network: lenet-300-100, lenet-5, small-cnn, alexnet or linear") String architecture,
      @Help("a network of your own in its place, with one input and one output, the logits of the classes") Optional<NetworkSpec> network,
      @Default("trained") @Help("where a given model begins: at its weights (trained), or at random ones with its network alone (anew)") Begin begin,
      @Default("[]") @Help("layers of a given model, by name, whose weights stay as they are") List<String> frozen,
      @Default("{}") @Help("how long and with which steps") Schedule schedule) {}

  /** The trained classifier, and how it went. */
  public record Out(
      @Port("the classifier, of its best epoch") Model model,
      @Port("loss by epoch, on what it learns from and on what is held out") Series losses,
      @Port("accuracy on the held-out images, number of samples") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Images.Labels labels = in.images().labels()
        .orElseThrow(() -> new InputException("images: a classifier learns from images with labels, these have none"));
    ClassifierFacts known = new ClassifierFacts(labels.classes(), SCALE, 0);
    LabelledImages all = new LabelledImages(in.images(), SCALE, 0);
    if (in.model().isPresent() && params.network().isPresent()) {
      throw new InputException("network: the port 'model' brings a network already; give one of both");
    }
    in.model().ifPresent(model -> ClassifierFacts.of(model).fitting("images", in.images()));
    Optional<NetworkSpec> own = in.model().map(Model::spec).or(params::network);
    NetworkSpec spec = NetworkChoice.of(params.architecture(), own, all.input(), labels.classes().size());
    Beginning beginning = Beginning.of(in.model().filter(model -> params.begin() == Begin.TRAINED), params.frozen(), spec);
    Fitting.Split split =
        in.validation()
            .map(images -> new Fitting.Split(all, Optional.of(new LabelledImages(known.fitting("validation", images), SCALE, 0))))
            .orElseGet(() -> Fitting.Split.of(all, params.schedule().heldOut(), context.seed()));
    try (Network network = new Fitting(core, context).fit(spec, beginning, split, Losses.softmaxCrossEntropy(), params.schedule())) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("samples learnt from", split.training().count());
      split.heldOut().ifPresent(samples -> facts.put("accuracy held out", accuracy(network, samples, params.schedule().batch(), context)));
      return new Out(Model.of(network, known.about()), context.curves(), new Facts(facts));
    }
  }

  private static double accuracy(Network network, Samples samples, int batch, RunContext context) {
    float[][] targets = new float[samples.count()][Math.toIntExact(samples.target().size())];
    java.nio.FloatBuffer row = java.nio.FloatBuffer.allocate(targets[0].length);
    for (int i = 0; i < targets.length; i++) {
      samples.target(i, row, 0);
      row.get(0, targets[i]);
    }
    int[] predicted = Predictions.classes(new Predictions(network, samples, Math.min(batch, samples.count()), context.arena()).outputs());
    return Predictions.accuracy(predicted, Predictions.classes(targets));
  }
}
