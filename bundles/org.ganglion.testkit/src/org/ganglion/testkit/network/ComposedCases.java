package org.ganglion.testkit.network;

import java.util.List;
import java.util.Map;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.DType;

/** Small versions of the networks that people train. */
final class ComposedCases {
  private ComposedCases() {}

  static List<NetworkCase> all() {
    return List.of(
        NetworkCase.of("auto-encoder", autoEncoder()),
        NetworkCase.of("agent with two heads", agent()),
        NetworkCase.of("recurrent agent", recurrentAgent()),
        NetworkCase.of("conditional generator", conditional()).withBatches(7, 4, 7),
        NetworkCase.of("shared weights", shared()),
        NetworkCase.of("residual block", residual()).withBatches(5, 2, 5),
        NetworkCase.of("digit classifier", classifier()),
        NetworkCase.of("composite", composite()),
        NetworkCase.of("custom layer between dense ones", custom()),
        NetworkCase.of("inner values as outputs", inner()));
  }

  static NetworkSpec autoEncoder() {
    return NetworkSpec.builder("auto-encoder").input("x", 24).add("e1", Layers.dense(16)).activate("a1", Function.RELU).add("code", Layers.dense(5))
        .activate("a2", Function.TANH).add("d1", Layers.dense(16)).activate("a3", Function.LEAKY_RELU).add("d2", Layers.dense(24))
        .activate("y", Function.SIGMOID).build();
  }

  private static NetworkSpec agent() {
    return NetworkSpec.builder("agent").input("frames", 4, 20, 20).add("c1", Layers.convolution(8, 8, 4, 0)).activate("r1", Function.RELU)
        .add("c2", Layers.convolution(8, 2, 1, 0)).activate("r2", Function.RELU).add("flat", new Layer.Flatten()).add("d", Layers.dense(16))
        .activate("r3", Function.RELU).add("policy", Layers.dense(5), "r3").add("value", Layers.dense(1), "r3").outputs("policy", "value").build();
  }

  private static NetworkSpec recurrentAgent() {
    return NetworkSpec.builder("recurrent").input("x", 5, 6).input("h0", 7).input("c0", 7).input("keep", 5).add("d", Layers.dense(8), "x")
        .activate("a", Function.TANH).add("lstm", Layers.lstm(7), "a", "h0", "c0", "keep").add("policy", Layers.dense(3), "lstm")
        .add("value", Layers.dense(1), "lstm").outputs("policy", "value", "lstm.h", "lstm.c").build();
  }

  private static NetworkSpec conditional() {
    return NetworkSpec.builder("conditional").input("noise", 6).input("label", DType.INT32, 1)
        .add("row", new Layer.Embedding(10, 4, new Initialiser.Normal(1)), "label").add("class", new Layer.Flatten())
        .add("both", new Layer.Concatenate(0), "noise", "class").add("d", Layers.dense(18)).activate("a", Function.RELU)
        .add("image", new Layer.Reshape(List.of(2, 3, 3))).add("norm", Layers.batchNormalisation()).add("up", new Layer.Upsampling(Size.of(2)))
        .add("c", Layers.convolution(1, 3, 1, 1)).activate("y", Function.TANH).build();
  }

  private static NetworkSpec shared() {
    return NetworkSpec.builder("twins").input("left", 6).input("right", 6)
        .add("l", Layers.dense(5), "left").addShared("r", Layers.dense(5), "l", "right")
        .activate("tl", Function.TANH, "l").activate("tr", Function.TANH, "r").add("product", new Layer.Multiply(), "tl", "tr")
        .add("y", Layers.dense(2)).build();
  }

  private static NetworkSpec residual() {
    return NetworkSpec.builder("residual").input("x", 4, 6, 6).add("c1", plain(4))
        .add("n1", Layers.batchNormalisation()).activate("r1", Function.RELU)
        .add("c2", plain(4)).add("n2", Layers.batchNormalisation()).add("sum", new Layer.Add(), "n2", "x").activate("r2", Function.RELU)
        .add("pool", new Layer.GlobalPooling(Layer.Pool.AVERAGE)).add("y", Layers.dense(3)).build();
  }

  private static Layer plain(int filters) {
    return new Layer.Convolution(filters, Size.of(3), Size.of(1), Margins.of(1), Size.of(1), 1, false, new Initialiser.He());
  }

  private static NetworkSpec classifier() {
    return NetworkSpec.builder("classifier").input("x", 1, 14, 14).add("c1", Layers.convolution(6, 5, 1, 2)).activate("r1", Function.RELU)
        .add("p1", Layers.pooling(Layer.Pool.MAX, 2, 2)).add("c2", Layers.convolution(8, 3, 1, 0)).activate("r2", Function.RELU)
        .add("p2", Layers.pooling(Layer.Pool.MAX, 2, 2)).add("flat", new Layer.Flatten()).add("drop", new Layer.Dropout(0.5))
        .add("d", Layers.dense(10)).activate("y", Function.SOFTMAX).build();
  }

  private static NetworkSpec composite() {
    NetworkSpec body =
        NetworkSpec.builder("body").input("in", 6).add("d", Layers.dense(6)).activate("a", Function.TANH)
            .add("sum", new Layer.Add(), "a", "in").build();
    return NetworkSpec.builder("composite").input("x", 6).add("b1", new Layer.Composite(body)).add("b2", new Layer.Composite(body))
        .add("y", Layers.dense(2)).build();
  }

  private static NetworkSpec custom() {
    return NetworkSpec.builder("custom").input("x", 5).add("a", Layers.dense(6), "x").add("b", Layers.dense(6), "x")
        .add("gate", new Layer.Custom(TestKernels.GATED, Map.of("scale", 0.5)), "a", "b").activate("t", Function.TANH)
        .add("y", Layers.dense(3)).build();
  }

  private static NetworkSpec inner() {
    return NetworkSpec.builder("inner").input("x", 5).add("d1", Layers.dense(6)).activate("a", Function.RELU).add("d2", Layers.dense(4))
        .add("unread", Layers.dense(2), "a").outputs("a", "d2").build();
  }
}
