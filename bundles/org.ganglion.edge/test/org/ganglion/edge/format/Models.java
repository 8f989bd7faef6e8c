package org.ganglion.edge.format;

import java.util.Random;
import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.LayerCost;
import org.ganglion.edge.model.Preprocessing;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;

/** Small models that between them use all parts of the format. */
public final class Models {
  private Models() {}

  /** An image classifier, int8 but for its end, with everything around it. */
  public static EdgeModel classifier() {
    Random random = new Random(5);
    EdgeModelBuilder b = new EdgeModelBuilder("classifier", 1, 8, 8);
    int x = b.quantise("q", 0, new Quantisation(1 / 255.0, -128));
    x = b.convolution("conv", x, int8(random, 4, 9, 0.4), random.ints(4, -50, 50).toArray(), true, new Quantisation(0.1, -128),
        3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    x = b.shape(EdgeOp.MAX_POOLING, "pool", x, 2, 2, 2, 2, 0, 0, 0, 0);
    x = b.sum("twice", new Quantisation(0.2, -128), x, x);
    x = b.table("tanh", x, EdgeFunction.TANH, 0, new Quantisation(1 / 127.0, 0));
    x = b.shape(EdgeOp.RESHAPE, "flat", x, 64);
    x = b.dense("fc", x, int8(random, 20, 64, 0.1).inBlocks(8), random.ints(20, -50, 50).toArray(), true, new Quantisation(0.3, -128));
    x = b.dense("scores", x, int8(random, 3, 20, 1), null, false, null);
    b.output("p", b.function("softmax", x, EdgeFunction.SOFTMAX, 0)).preprocessing(Preprocessing.scaled(0, 1 / 255f)).decision(Decision.argMax());
    b.label("one").label("two").label("três").cost(new LayerCost("fc", 128, 128, 150, 3.5, Double.NaN)).provenance("data", "made up");
    return b.build();
  }

  /** A float32 recurrent model. */
  public static EdgeModel recurrent() {
    Random random = new Random(6);
    EdgeModelBuilder b = new EdgeModelBuilder("recurrent", 5, 3);
    int x = b.lstm("lstm", 0, real(random, 16, 3), real(random, 16, 4), new float[16], true);
    x = b.affine("scale", x, new float[] {1, 2, 3, 4}, new float[4]);
    x = b.dense("back", x, real(random, 3, 4), new float[3], false);
    b.output("y", x).decision(Decision.reconstructionErrorAbove(0.5));
    b.preprocessing(new Preprocessing(new float[3], new float[] {1, 2, 3}, new float[] {0}, 5, java.util.List.of("a", "b", "c")));
    return b.build();
  }

  static Weights int8(Random random, int outputs, int inputs, double density) {
    byte[] steps = new byte[outputs * inputs];
    double[] scales = new double[outputs];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = (byte) (random.nextDouble() < density ? random.nextInt(255) - 127 : 0);
    }
    java.util.Arrays.fill(scales, 0.015625);
    return Weights.int8(outputs, inputs, steps, scales);
  }

  static Weights real(Random random, int outputs, int inputs) {
    float[] values = new float[outputs * inputs];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return Weights.float32(outputs, inputs, values);
  }
}
