package org.ganglion.gan.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.measure.ClassifierNet;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.source.JoinedSamples;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.gan.source.RowSamples;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.Interval;

/** Fills a class in every way, trains the same classifier from the same start as long on each, and asks it about images that nobody learnt from. */
public final class Comparison {
  private static final int RESAMPLES = 1000;

  private final TensorCore core;
  private final RealSamples training;
  private final RealSamples validation;
  private final int wanted;
  private final int epochs;
  private final RunContext context;
  private final Shape image;
  private final List<Arm> arms = new ArrayList<>();

  public Comparison(TensorCore core, RealSamples training, RealSamples validation, int wanted, int epochs, RunContext context) {
    this.core = core;
    this.training = training;
    this.validation = validation;
    this.wanted = wanted;
    this.epochs = epochs;
    this.context = context;
    this.image = Shape.of(training.channels(), training.height(), training.width());
  }

  /** Runs the ways without a generator; the first does nothing. */
  public void simple(float[][] own, int count) {
    run("nothing", false, new float[0][]);
    for (SimpleFilling filling : SimpleFilling.values()) {
      RandomStream stream = RandomStream.of(context.seed(), "fill by " + filling);
      run(filling.name().toLowerCase(Locale.ROOT), false, filling.make(own, count, image, stream));
    }
  }

  /** Runs the ways with a generator: its samples, and half of them with the class's own, moved. */
  public void generated(float[][] own, float[][] made) {
    run("gan", true, made);
    RandomStream stream = RandomStream.of(context.seed(), "shift and gan");
    float[][] both = new float[made.length][];
    for (int i = 0; i < both.length; i++) {
      both[i] = SimpleFilling.moved(i % 2 == 0 ? own[i / 2 % own.length] : made[i], image, stream, i);
    }
    run("shift + gan", true, both);
  }

  private void run(String name, boolean generated, float[][] made) {
    float[][] known = new float[made.length][training.conditions().width()];
    for (float[] row : known) {
      row[wanted] = 1;
    }
    RowSamples added = new RowSamples(image, made, training.range(), training.conditions(), known);
    try (ImageClassifier classifier =
        ImageClassifier.train(core, ClassifierNet.DENSE, new JoinedSamples(training, added), epochs, context.seed(), context)) {
      boolean[] right = classifier.right(validation);
      int[] classes = ImageClassifier.classes(validation);
      List<Double> recalled = new ArrayList<>();
      double accuracy = 0;
      for (int i = 0; i < right.length; i++) {
        accuracy += right[i] ? 1.0 / right.length : 0;
        if (classes[i] == wanted) {
          recalled.add(right[i] ? 1.0 : 0.0);
        }
      }
      Interval recall = new Bootstrap(RESAMPLES, 0.95, context.seed()).mean(recalled.stream().mapToDouble(value -> value).toArray());
      arms.add(new Arm(name, generated, made, recall, accuracy));
      context.log(String.format(Locale.ROOT, "%s: recall %.3f (%.3f to %.3f)", name, recall.value(), recall.low(), recall.high()));
    }
  }

  /** What ran, in order. */
  public List<Arm> arms() {
    return arms;
  }
}
