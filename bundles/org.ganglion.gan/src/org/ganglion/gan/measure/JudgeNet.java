package org.ganglion.gan.measure;

import static org.ganglion.api.network.NetworkSpec.Layers.convolution;
import static org.ganglion.api.network.NetworkSpec.Layers.dense;

import java.nio.FloatBuffer;
import java.util.List;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;

/** A classifier of real images whose opinion of made ones counts: two strided convolutions and two dense layers, for images of any size. */
public final class JudgeNet implements AutoCloseable {
  private static final int BATCH = 64;
  private static final double LEARNING_RATE = 0.002;
  private static final float SCALE = 1f / 255;

  private final Network network;
  private final List<String> classes;
  private final Tensor input;

  private JudgeNet(Network network, List<String> classes, Tensor input) {
    this.network = network;
    this.classes = classes;
    this.input = input;
  }

  /** The judge's network for images and a number of classes; output {@code class}, logits. */
  static NetworkSpec spec(int channels, int height, int width, int classes) {
    NetworkSpec.Builder net = NetworkSpec.builder("judge").input("image", channels, height, width);
    net.add("convolution1", convolution(16, 5, 2, 2)).activate("active1", Layer.Function.RELU);
    net.add("convolution2", convolution(32, 5, 2, 2)).activate("active2", Layer.Function.RELU);
    net.add("flat", new Layer.Flatten());
    net.add("features", dense(96)).activate("active3", Layer.Function.RELU);
    net.add("dropout", new Layer.Dropout(0.3));
    return net.add("class", dense(classes)).outputs("class").build();
  }

  /** Trains a judge; the learning rate falls in a straight line to nothing. */
  public static JudgeNet train(TensorCore core, Images images, int epochs, RunContext context) {
    Images.Labels labels = images.labels().orElseThrow();
    int width = labels.classes().size();
    NetworkSpec spec = spec(images.channels(), images.height(), images.width(), width);
    long seed = RandomStream.derive(context.seed(), "judge");
    Network network = core.compile(spec, seed, CompileOptions.training(BATCH).withGradients(Gradient.PARAMETERS).onEngine(context.engine()));
    try {
      Arena arena = context.arena();
      JudgeNet judge = new JudgeNet(network, labels.classes(), arena.floats(BATCH, images.channels(), images.height(), images.width()));
      judge.learn(images, labels, epochs, seed, context, arena.floats(BATCH, width), arena.floats(BATCH, width));
      return judge;
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private void learn(Images images, Images.Labels labels, int epochs, long seed, RunContext context, Tensor target, Tensor gradient) {
    Loss loss = Losses.softmaxCrossEntropy();
    Updater adam = Updater.adam();
    RandomStream stream = RandomStream.of(seed, "order");
    int batches = (images.count() + BATCH - 1) / BATCH;
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = stream.permutation(images.count(), epoch);
      for (int batch = 0; batch < batches; batch++) {
        int now = Math.min(BATCH, images.count() - batch * BATCH);
        for (int i = 0; i < now; i++) {
          int image = order[batch * BATCH + i];
          images.copy(image, input.floats(), i * images.imageSize(), SCALE, 0);
          for (int c = 0; c < classes.size(); c++) {
            target.floats().put(i * classes.size() + c, labels.of()[image] == c ? 1 : 0);
          }
        }
        Tensor scores = network.forward(input.samples(0, now), Mode.TRAINING);
        loss.evaluate(scores, target.samples(0, now), gradient.samples(0, now));
        network.backward(gradient.samples(0, now), Gradient.PARAMETERS);
        network.step(adam, LEARNING_RATE * (1 - (double) (epoch * batches + batch) / (epochs * batches)));
        context.progress((long) epoch * batches + batch + 1, (long) epochs * batches, "batches");
        context.checkCancelled();
      }
    }
  }

  /** Names of the classes. */
  public List<String> classes() {
    return classes;
  }

  /** Probabilities of the classes for each image, images × classes. */
  public double[][] probabilities(Images images) {
    double[][] rows = new double[images.count()][];
    for (int first = 0; first < images.count(); first += BATCH) {
      int now = Math.min(BATCH, images.count() - first);
      for (int i = 0; i < now; i++) {
        images.copy(first + i, input.floats(), i * images.imageSize(), SCALE, 0);
      }
      FloatBuffer scores = network.forward(input.samples(0, now), Mode.INFERENCE).floats();
      for (int i = 0; i < now; i++) {
        rows[first + i] = softmax(scores, i * classes.size(), classes.size());
      }
    }
    return rows;
  }

  private static double[] softmax(FloatBuffer scores, int from, int width) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < width; i++) {
      largest = Math.max(largest, scores.get(from + i));
    }
    double[] row = new double[width];
    double sum = 0;
    for (int i = 0; i < width; i++) {
      row[i] = Math.exp(scores.get(from + i) - largest);
      sum += row[i];
    }
    for (int i = 0; i < width; i++) {
      row[i] /= sum;
    }
    return row;
  }

  @Override
  public void close() {
    network.close();
  }
}
