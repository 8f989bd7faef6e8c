package org.ganglion.testkit.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.Layer.Pool;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.DType;

/** Networks of one layer each: every kind but convolutions, in several settings. */
final class LayerCases {
  private static final Initialiser START = new Initialiser.Glorot();

  private final List<NetworkCase> cases = new ArrayList<>();

  private LayerCases() {}

  static List<NetworkCase> all() {
    LayerCases all = new LayerCases();
    all.dense();
    all.pooling();
    all.images();
    all.normalisation();
    all.moving();
    all.several();
    all.activations();
    return all.cases;
  }

  private void dense() {
    add("dense", Layers.dense(3), 4);
    add("dense without bias", new Layer.Dense(7, false, START), 5);
    add("dense to one unit", Layers.dense(1), 17);
    add("dense on the last axis of a sequence", Layers.dense(6), 4, 3);
    add("dense on the last axis of an image", Layers.dense(5), 2, 3, 4);
    add("wide dense", Layers.dense(65), 130);
  }

  private void pooling() {
    for (Pool pool : Pool.values()) {
      add(pool + " pooling", Layers.pooling(pool, 2, 2), 3, 6, 8);
      add(pool + " pooling that leaves a rest", Layers.pooling(pool, 2, 2), 3, 7, 5);
      add(pool + " pooling with overlap", Layers.pooling(pool, 3, 2), 2, 9, 7);
      add(pool + " pooling with oblong windows", new Layer.Pooling(pool, new Size(3, 2), new Size(1, 3), Margins.NONE, false), 2, 5, 8);
      add(pool + " pooling with padding", new Layer.Pooling(pool, Size.of(3), Size.of(2), Margins.of(1), false), 2, 7, 8);
      add(pool + " pooling with asymmetric padding", new Layer.Pooling(pool, Size.of(3), Size.of(2), new Margins(0, 1, 2, 0), false), 2, 6, 7);
      add(pool + " pooling with counted padding", new Layer.Pooling(pool, Size.of(3), Size.of(2), new Margins(1, 0, 1, 2), true), 2, 6, 7);
      add("global " + pool + " pooling", new Layer.GlobalPooling(pool), 5, 3, 7);
    }
    NetworkSpec ties = NetworkSpec.builder("ties").input("coarse", 2, 6, 6).add("layer", Layers.pooling(Pool.MAX, 3, 2)).build();
    cases.add(NetworkCase.of("max pooling of equal values", ties));
  }

  private void images() {
    add("upsampling", new Layer.Upsampling(Size.of(2)), 3, 2, 5);
    add("oblong upsampling", new Layer.Upsampling(new Size(3, 1)), 2, 3, 4);
    add("zero padding", new Layer.ZeroPadding(Margins.of(1)), 2, 3, 4);
    add("asymmetric zero padding", new Layer.ZeroPadding(new Margins(0, 2, 1, 3)), 3, 2, 5);
  }

  private void normalisation() {
    add("batch normalisation of images", Layers.batchNormalisation(), 3, 4, 5);
    add("batch normalisation of many channels", new Layer.BatchNormalisation(1e-3, 0.3), 19, 3, 3);
    NetworkSpec vectors = NetworkSpec.builder("vectors").input("x", 6).add("layer", new Layer.BatchNormalisation(1e-5, 0.25)).build();
    cases.add(NetworkCase.of("batch normalisation of vectors", vectors).withBatches(9, 1, 6, 9));
    add("dropout", new Layer.Dropout(0.5), 40);
    add("dropout of images", new Layer.Dropout(0.25), 3, 5, 7);
    add("dropout at rate zero", new Layer.Dropout(0), 11);
  }

  private void moving() {
    add("flatten", new Layer.Flatten(), 3, 2, 5);
    add("reshape", new Layer.Reshape(List.of(5, -1)), 3, 10);
    add("reshape to an image", new Layer.Reshape(List.of(2, 3, 4)), 24);
    NetworkSpec embedding = NetworkSpec.builder("embedding").input("index", DType.INT32, 6).add("layer", new Layer.Embedding(9, 5, START)).build();
    cases.add(NetworkCase.of("embedding of a sequence", embedding));
    NetworkSpec single = NetworkSpec.builder("embedding").input("index", DType.INT32, 1).add("layer", new Layer.Embedding(4, 3, START)).build();
    cases.add(NetworkCase.of("embedding of a label", single));
  }

  private void several() {
    two("add", new Layer.Add(), new int[] {3, 4}, new int[] {3, 4});
    two("add images", new Layer.Add(), new int[] {3, 4, 5}, new int[] {3, 4, 5});
    two("multiply", new Layer.Multiply(), new int[] {7}, new int[] {7});
    two("concatenate vectors", new Layer.Concatenate(0), new int[] {3}, new int[] {5});
    two("concatenate channels", new Layer.Concatenate(0), new int[] {2, 3, 4}, new int[] {3, 3, 4});
    two("concatenate along the last axis", new Layer.Concatenate(-1), new int[] {3, 4}, new int[] {3, 2});
    two("concatenate along rows", new Layer.Concatenate(1), new int[] {2, 3, 4}, new int[] {2, 1, 4});
    two("custom", new Layer.Custom(TestKernels.GATED, Map.of("scale", 0.75)), new int[] {3, 4}, new int[] {3, 4});
    NetworkSpec three = NetworkSpec.builder("three").input("a", 2, 3).input("b", 2, 3).input("c", 2, 3)
        .add("product", new Layer.Multiply(), "a", "b", "c").add("sum", new Layer.Add(), "a", "product", "c").build();
    cases.add(NetworkCase.of("sum and product of three", three));
    NetworkSpec twice = NetworkSpec.builder("twice").input("a", 5).add("square", new Layer.Multiply(), "a", "a").build();
    cases.add(NetworkCase.of("one input twice", twice));
  }

  private void activations() {
    for (Function function : Function.values()) {
      add(function + " of vectors", new Layer.Activation(function, 0.2), 13);
      add(function + " of images", new Layer.Activation(function, 0.3), 2, 3, 5);
    }
  }

  private void two(String name, Layer layer, int[] first, int[] second) {
    cases.add(NetworkCase.of(name, NetworkSpec.builder(name).input("a", first).input("b", second).add("layer", layer, "a", "b").build()));
  }

  private void add(String name, Layer layer, int... axes) {
    cases.add(NetworkCase.of(name, NetworkSpec.builder(name).input("x", axes).add("layer", layer).build()));
  }
}
