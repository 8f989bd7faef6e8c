package org.ganglion.device.benchmarks;

import java.util.Random;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;

/**
 * The networks that are measured. LeNet-300-100 is trained; the other two have random weights of the densities that pruning is known to leave (Han et
 * al.,
 * 2015), since their time does not depend on what the weights are.
 */
final class Networks {
  private static final Quantisation PIXELS = new Quantisation(1 / 255.0, -128);

  private Networks() {}

  static EdgeModel perceptron(Perceptron trained, Digits digits) {
    EdgeModelBuilder b = new EdgeModelBuilder("lenet-300-100", 784);
    int x = b.quantise("pixels", 0, PIXELS);
    Quantisation from = PIXELS;
    for (int layer = 0; layer < 3; layer++) {
      Weights weights = Weights.quantised(Perceptron.WIDTHS[layer + 1], Perceptron.WIDTHS[layer], trained.weights(layer)).inBlocks(8);
      int[] bias = new int[weights.outputs];
      for (int o = 0; o < bias.length; o++) {
        bias[o] = (int) Math.rint(trained.biases[layer][o] / (from.scale * weights.scales()[o]));
      }
      Quantisation to = layer == 2 ? null : Quantisation.covering(0, trained.largest(layer, digits, 2000));
      x = b.dense("dense" + layer, x, weights, bias, layer < 2, to);
      from = to;
    }
    return b.output("scores", x).build();
  }

  /** The one of Caffe: 20 and 50 filters, 500 units, 431,000 weights. */
  static EdgeModel lenet5(boolean pruned) {
    Random random = new Random(2);
    EdgeModelBuilder b = new EdgeModelBuilder("lenet-5", 1, 28, 28);
    int x = b.quantise("pixels", 0, PIXELS);
    x = convolution(b, random, x, 20, 5, 1, pruned ? 0.66 : 1);
    x = b.shape(EdgeOp.MAX_POOLING, "pool1", x, 2, 2, 2, 2, 0, 0, 0, 0);
    x = convolution(b, random, x, 50, 5, 1, pruned ? 0.12 : 1);
    x = b.shape(EdgeOp.MAX_POOLING, "pool2", x, 2, 2, 2, 2, 0, 0, 0, 0);
    x = b.shape(EdgeOp.RESHAPE, "flat", x, 800);
    x = dense(b, random, x, 500, true, pruned ? 0.08 : 1);
    return b.output("scores", dense(b, random, x, 10, false, pruned ? 0.19 : 1)).build();
  }

  /** The small network that plays games from four frames of 36 × 36. */
  static EdgeModel game(boolean pruned) {
    Random random = new Random(4);
    EdgeModelBuilder b = new EdgeModelBuilder("game", 4, 36, 36);
    int x = b.quantise("frames", 0, PIXELS);
    x = convolution(b, random, x, 16, 5, 2, pruned ? 0.5 : 1);
    x = b.shape(EdgeOp.MAX_POOLING, "pool1", x, 2, 2, 2, 2, 0, 0, 0, 0);
    x = convolution(b, random, x, 8, 3, 1, pruned ? 0.3 : 1);
    x = b.shape(EdgeOp.MAX_POOLING, "pool2", x, 2, 2, 2, 2, 0, 0, 0, 0);
    x = b.shape(EdgeOp.RESHAPE, "flat", x, 72);
    x = dense(b, random, x, 1000, true, pruned ? 0.1 : 1);
    b.output("policy", dense(b, random, x, 18, false, pruned ? 0.2 : 1));
    return b.output("value", dense(b, random, x, 1, false, pruned ? 0.2 : 1)).build();
  }

  private static int convolution(EdgeModelBuilder b, Random random, int x, int filters, int kernel, int stride, double density) {
    int places = b.value(x).axis(0) * kernel * kernel;
    double range = 1.5 * 255 * b.value(x).quantisation.scale * Math.sqrt(places * density) / 3;
    return b.convolution("conv" + x, x, weights(random, filters, places, density, 1), new int[filters], true, new Quantisation(range / 255, -128),
        kernel, kernel, stride, stride, 0, 0, 0, 0, 1, 1, 1);
  }

  private static int dense(EdgeModelBuilder b, Random random, int x, int units, boolean relu, double density) {
    int inputs = b.value(x).axis(-1);
    double range = 1.5 * 255 * b.value(x).quantisation.scale * Math.sqrt(inputs * density) / 3;
    return b.dense("dense" + x + "-" + units, x, weights(random, units, inputs, density, 8), new int[units], relu, relu
        ? new Quantisation(range / 255, -128) : null);
  }

  private static Weights weights(Random random, int outputs, int inputs, double density, int block) {
    float[] values = new float[outputs * inputs];
    for (int i = 0; i < inputs; i++) {
      boolean held = false;
      for (int o = 0; o < outputs; o++) {
        held = o % block == 0 ? random.nextDouble() < density : held;
        values[o * inputs + i] = held ? (float) random.nextGaussian() : 0;
      }
    }
    return Weights.quantised(outputs, inputs, values).inBlocks(block);
  }
}
