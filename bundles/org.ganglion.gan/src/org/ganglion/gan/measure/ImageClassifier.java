package org.ganglion.gan.measure;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.PixelRange;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.kit.training.LearningRate;
import org.ganglion.kit.training.Trainer;

/** Tells classes or attributes of images in [−1, 1], and gives its features of them: who judges what a generator makes. */
public final class ImageClassifier implements AutoCloseable {
  /** What {@code kind} says in the facts of a judge. */
  public static final String KIND = "gan-judge";

  private static final int BATCH = 64;
  private static final double LEARNING_RATE = 0.002;

  private final Network network;
  private final Conditions conditions;
  private final PixelRange range;
  private final Shape image;
  private final Tensor input;

  private ImageClassifier(Network network, Conditions conditions, PixelRange range, Arena arena) {
    this.network = network;
    this.conditions = conditions;
    this.range = range;
    this.image = network.graph().inputs().get(0).sample();
    this.input = arena.floats(image.prepend(BATCH).toArray());
  }

  /** Trains one on samples whose conditions are known: cross-entropy of classes, or of each attribute for itself. */
  public static ImageClassifier train(TensorCore core, ClassifierNet net, RealSamples samples, int epochs, long seed, RunContext context) {
    KnownSamples known = new KnownSamples(samples);
    int width = samples.conditions().width();
    NetworkSpec learning = net.spec(known.input(), width, List.of(ClassifierNet.KNOWN));
    long start = RandomStream.derive(seed, "judge");
    CompileOptions options = CompileOptions.training(BATCH).withGradients(Gradient.PARAMETERS).onEngine(context.engine());
    try (Network network = core.compile(learning, start, options)) {
      boolean classes = samples.conditions().kind() == Conditions.Kind.LABELS;
      LearningRate falling = (batch, batches) -> LEARNING_RATE * (1 - (double) batch / batches);
      Trainer.Plan plan =
          new Trainer.Plan(classes ? Losses.softmaxCrossEntropy() : Losses.sigmoidCrossEntropy(), Updater.adam(), falling, BATCH, epochs, 0, start);
      Trainer trainer = new Trainer(network, known, plan, context.arena());
      while (!trainer.finished()) {
        trainer.step();
        context.progress(trainer.done(), trainer.batches(), "batches");
        context.checkCancelled();
      }
      NetworkSpec asked = net.spec(known.input(), width, List.of(ClassifierNet.KNOWN, ClassifierNet.FEATURES));
      Map<String, String> about = new LinkedHashMap<>(samples.conditions().about());
      about.putAll(samples.range().about());
      return of(core, new Model(asked, network.parameters(), network.statistics(), about), context);
    }
  }

  /** One that was trained before. */
  private static ImageClassifier of(TensorCore core, Model model, RunContext context) {
    Network network = core.compile(model.spec(), 0, CompileOptions.inference(BATCH).onEngine(context.engine()));
    try {
      model.into(network);
      return new ImageClassifier(network, Conditions.of(model.about()), PixelRange.of(model.about()), context.arena());
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  /**
   * A judge from a model.
   *
   * @throws InputException when it is none, or takes other images
   */
  public static ImageClassifier judge(TensorCore core, Model model, Shape image, RunContext context) {
    if (!KIND.equals(model.about().get("kind"))) {
      throw new InputException(
          "judge: this is a " + model.about().getOrDefault("kind", "model of no known kind") + ", who judges is a " + KIND
          + ", the port 'judge' of gan.train-judge");
    }
    Shape known = NetworkGraph.of(model.spec()).inputs().get(0).sample();
    if (!known.equals(image)) {
      throw new InputException("judge: it knows images of " + known + ", these are " + image + "; train it on images of that size");
    }
    return of(core, model, context);
  }

  /** As a value of a port. */
  public Model model() {
    Map<String, String> about = new LinkedHashMap<>(conditions.about());
    about.putAll(range.about());
    about.put("kind", KIND);
    return Model.of(network, about);
  }

  /** Which pixels it takes −1 and 1 for. */
  public PixelRange range() {
    return range;
  }

  /** What it tells. */
  public Conditions conditions() {
    return conditions;
  }

  /**
   * What it makes of images.
   *
   * @param probabilities images × classes, adding to 1, or images × attributes, each for itself
   * @param features images × features
   */
  public record Answers(double[][] probabilities, double[][] features) {}

  /** Writes an image to a place. */
  @FunctionalInterface
  public interface Source {
    void copy(int image, FloatBuffer to, int position);
  }

  /** Asks it about all samples. */
  public Answers ask(RealSamples samples) {
    int size = Math.toIntExact(image.size());
    return ask(samples.count(), (sample, to, position) -> {
      samples.copy(sample, to, position);
      for (int i = position; !range.equals(samples.range()) && i < position + size; i++) {
        to.put(i, range.value(to.get(i), samples.range()));
      }
    });
  }

  /** Asks it about images. */
  public Answers ask(int count, Source source) {
    double[][] probabilities = new double[count][];
    double[][] features = new double[count][];
    int size = Math.toIntExact(image.size());
    for (int first = 0; first < count; first += BATCH) {
      int now = Math.min(BATCH, count - first);
      for (int i = 0; i < now; i++) {
        source.copy(first + i, input.floats(), i * size);
      }
      Map<String, Tensor> outputs = network.forward(Map.of("image", input.samples(0, now)), Mode.INFERENCE);
      for (int i = 0; i < now; i++) {
        probabilities[first + i] = squashed(row(outputs.get(ClassifierNet.KNOWN), i));
        features[first + i] = row(outputs.get(ClassifierNet.FEATURES), i);
      }
    }
    return new Answers(probabilities, features);
  }

  /** The likeliest class of each image. */
  public int[] verdicts(float[][] images) {
    double[][] rows = ask(images.length, (i, to, position) -> to.put(position, images[i])).probabilities();
    int[] verdicts = new int[rows.length];
    Arrays.setAll(verdicts, new Opinion(conditions.names(), rows)::verdict);
    return verdicts;
  }

  /** Of each sample whose class is known, whether the likeliest class is the right one. */
  public boolean[] right(RealSamples samples) {
    Opinion opinion = new Opinion(conditions.names(), ask(samples).probabilities());
    int[] classes = classes(samples);
    boolean[] right = new boolean[classes.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = opinion.verdict(i) == classes[i];
    }
    return right;
  }

  /** The class of each sample. */
  public static int[] classes(RealSamples samples) {
    int[] classes = new int[samples.count()];
    float[] known = new float[samples.conditions().width()];
    for (int i = 0; i < classes.length; i++) {
      samples.copyCondition(i, FloatBuffer.wrap(known), 0);
      for (int c = 0; c < known.length; c++) {
        classes[i] = known[c] > known[classes[i]] ? c : classes[i];
      }
    }
    return classes;
  }

  private static double[] row(Tensor tensor, int sample) {
    double[] row = new double[Math.toIntExact(tensor.shape().sampleSize())];
    for (int i = 0; i < row.length; i++) {
      row[i] = tensor.floats().get(sample * row.length + i);
    }
    return row;
  }

  private double[] squashed(double[] logits) {
    if (conditions.kind() == Conditions.Kind.ATTRIBUTES) {
      for (int i = 0; i < logits.length; i++) {
        logits[i] = 1 / (1 + Math.exp(-logits[i]));
      }
      return logits;
    }
    double largest = Arrays.stream(logits).max().orElse(0);
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Math.exp(logits[i] - largest);
      sum += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      logits[i] /= sum;
    }
    return logits;
  }

  @Override
  public void close() {
    network.close();
  }
}
