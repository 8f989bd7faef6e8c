package org.ganglion.tensor.onednn;

import static org.ganglion.api.network.NetworkSpec.Layers.batchNormalisation;
import static org.ganglion.api.network.NetworkSpec.Layers.convolution;
import static org.ganglion.api.network.NetworkSpec.Layers.dense;
import static org.ganglion.api.network.NetworkSpec.Layers.lstm;
import static org.ganglion.api.network.NetworkSpec.Layers.pooling;
import static org.ganglion.api.network.NetworkSpec.Layers.transposedConvolution;

import java.util.Arrays;
import java.util.List;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.onednn.natives.NativeLibrary;

/** Trains a few networks for a few steps and prints a digest of every bit of their parameters; run as a process of its own. */
final class TrainingDigest {
  private TrainingDigest() {}

  static NetworkSpec images() {
    return NetworkSpec.builder("images").input("x", 3, 20, 20).add("c", convolution(24, 5, 2, 2)).activate("r", Layer.Function.LEAKY_RELU)
        .add("n", batchNormalisation()).add("p", pooling(Layer.Pool.MAX, 2, 2)).add("t", transposedConvolution(16, 4, 2, 1))
        .activate("u", Layer.Function.TANH).add("o", transposedConvolution(1, 4, 2, 1)).add("f", new Layer.Flatten()).add("d", dense(7)).build();
  }

  private static NetworkSpec sequences() {
    return NetworkSpec.builder("sequences").input("x", 9, 5).add("l", lstm(24)).add("drop", new Layer.Dropout(0.2), "l.h").add("d", dense(3)).build();
  }

  private static NetworkSpec vectors() {
    return NetworkSpec.builder("vectors").input("x", 700).add("a", dense(300)).activate("r", Layer.Function.RELU).add("b", dense(200))
        .add("n", batchNormalisation()).activate("s", Layer.Function.SIGMOID).add("c", dense(2)).build();
  }

  /** Prints one line. */
  public static void main(String[] arguments) {
    OneDnnEngine engine = new OneDnnEngine(new NativeLibrary());
    StringBuilder digest = new StringBuilder("digest");
    for (NetworkSpec spec : List.of(images(), sequences(), vectors())) {
      digest.append(' ').append(Integer.toHexString(Arrays.hashCode(train(engine, NetworkGraph.of(spec)))));
    }
    System.out.println(digest);
  }

  private static float[] train(OneDnnEngine engine, NetworkGraph graph) {
    int batch = 48;
    try (Network network =
        engine.compile(graph, Initialisation.parameters(graph, 3), Initialisation.statistics(graph), 3, CompileOptions.training(batch))) {
      Tensor x = normal(graph.inputs().get(0).sample().prepend(batch), "x");
      Tensor slope = normal(graph.outputs().get(0).edge().shape().prepend(batch), "slope");
      for (int step = 0; step < 4; step++) {
        network.forward(x, Mode.TRAINING);
        network.backward(slope, Gradient.PARAMETERS);
        network.step(Updater.adam(), 0.01);
      }
      return network.parameters();
    }
  }

  static Tensor normal(Shape shape, String name) {
    Tensor tensor = Tensor.zeros(DType.FLOAT32, shape);
    RandomStream stream = RandomStream.of(5, name);
    for (int i = 0; i < shape.size(); i++) {
      tensor.floats().put(i, (float) stream.normal(0, i));
    }
    return tensor;
  }
}
