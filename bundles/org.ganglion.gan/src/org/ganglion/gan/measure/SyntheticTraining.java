package org.ganglion.gan.measure;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.augment.SimpleFilling;
import org.ganglion.gan.source.ChosenSamples;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.gan.source.RowSamples;

/**
 * Train on synthetic, test on real (Esteban et al., 2017): what a classifier is worth that never saw a real image, beside what simpler imitations are
 * worth.
 */
public final class SyntheticTraining {
  /** Real samples of a class that the simple imitations are made from: their cost grows with it. */
  private static final int SOURCE = 500;

  private final TensorCore core;
  private final RealSamples real;
  private final RealSamples test;
  private final int epochs;
  private final RunContext context;

  public SyntheticTraining(TensorCore core, RealSamples real, RealSamples test, int epochs, RunContext context) {
    this.core = core;
    this.real = real;
    this.test = test;
    this.epochs = epochs;
    this.context = context;
  }

  /** Accuracies on the real test samples of a classifier trained on made ones, and on as many of each baseline. */
  public Map<String, Object> facts(ClassifierNet net, RealSamples made) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("samples", made.count());
    facts.put("trained on made images", accuracy(net, made));
    facts.put("trained on real images", accuracy(net, ChosenSamples.first(real, made.count())));
    if (net == ClassifierNet.DENSE) {
      facts.put("trained on draws of a normal distribution per class", accuracy(net, imitation(SimpleFilling.GAUSSIAN, made.count())));
      facts.put("trained on SMOTE", accuracy(net, imitation(SimpleFilling.SMOTE, made.count())));
    }
    return facts;
  }

  private Map<String, Object> accuracy(ClassifierNet net, RealSamples training) {
    try (ImageClassifier classifier = ImageClassifier.train(core, net, training, epochs, context.seed(), context)) {
      return Figures.share(classifier.right(test), context.seed());
    }
  }

  private RowSamples imitation(SimpleFilling filling, int count) {
    Shape image = Shape.of(real.channels(), real.height(), real.width());
    int[] classes = ImageClassifier.classes(real);
    int width = real.conditions().width();
    float[][] rows = new float[count][];
    float[][] known = new float[count][width];
    int at = 0;
    for (int c = 0; c < width; c++) {
      int wanted = c;
      int[] own = IntStream.range(0, classes.length).filter(i -> classes[i] == wanted).limit(SOURCE).toArray();
      int share = own.length == 0 ? 0 : (count - at) / (width - c);
      float[][] sources = new float[own.length][Math.toIntExact(image.size())];
      for (int i = 0; i < own.length; i++) {
        real.copy(own[i], FloatBuffer.wrap(sources[i]), 0);
      }
      float[][] some = share == 0 ? new float[0][] : filling.make(sources, share, image, RandomStream.of(context.seed(), filling + " " + c));
      for (float[] row : some) {
        known[at][c] = 1;
        rows[at++] = row;
      }
    }
    return new RowSamples(image, Arrays.copyOf(rows, at), real.range(), real.conditions(), Arrays.copyOf(known, at));
  }
}
