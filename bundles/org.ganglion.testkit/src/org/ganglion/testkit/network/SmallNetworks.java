package org.ganglion.testkit.network;

import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.tensor.DType;

/** Networks for tests of anything but the layers themselves. */
public final class SmallNetworks {
  private SmallNetworks() {}

  /** Dense layers only: input {@code x} [5], output {@code y} [3]. */
  public static NetworkSpec plain() {
    return NetworkSpec.builder("plain").input("x", 5).add("d", Layers.dense(8)).activate("a", Function.TANH).add("y", Layers.dense(3)).build();
  }

  /** All that has a state of its own: convolution, batch normalisation, dropout, dense. Input {@code x} [2×6×6], output {@code y} [3]. */
  public static NetworkSpec mixed() {
    return NetworkSpec.builder("mixed").input("x", 2, 6, 6).add("c", Layers.convolution(4, 3, 1, 1)).activate("a", Function.LEAKY_RELU)
        .add("norm", Layers.batchNormalisation()).add("flat", new Layer.Flatten()).add("d", Layers.dense(12)).activate("t", Function.TANH)
        .add("drop", new Layer.Dropout(0.25)).add("y", Layers.dense(3)).build();
  }

  /** Input {@code x} [6], outputs {@code policy} [4] and {@code value} [1]. */
  public static NetworkSpec twoHeads() {
    return NetworkSpec.builder("two-heads").input("x", 6).add("d", Layers.dense(7)).activate("a", Function.TANH).add("policy", Layers.dense(4), "a")
        .add("value", Layers.dense(1), "a").outputs("policy", "value").build();
  }

  /** Inputs {@code x} [4] and {@code label} int32 [1], output {@code y} [2]. */
  public static NetworkSpec labelled() {
    return NetworkSpec.builder("labelled").input("x", 4).input("label", DType.INT32, 1)
        .add("row", new Layer.Embedding(5, 3, new Initialiser.Normal(1)), "label").add("flat", new Layer.Flatten())
        .add("both", new Layer.Concatenate(0), "x", "flat").add("y", Layers.dense(2)).build();
  }

  /** Dense layers whose tensors are large enough to notice when they are not given back; 2 MB of weights. */
  public static NetworkSpec large() {
    return NetworkSpec.builder("large").input("x", 512).add("d1", Layers.dense(512)).activate("a", Function.RELU)
        .add("d2", Layers.dense(512)).build();
  }
}
