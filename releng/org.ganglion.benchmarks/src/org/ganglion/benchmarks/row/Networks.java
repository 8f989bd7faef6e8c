package org.ganglion.benchmarks.row;

import static org.ganglion.api.network.NetworkSpec.Layers.batchNormalisation;
import static org.ganglion.api.network.NetworkSpec.Layers.convolution;
import static org.ganglion.api.network.NetworkSpec.Layers.dense;
import static org.ganglion.api.network.NetworkSpec.Layers.lstm;
import static org.ganglion.api.network.NetworkSpec.Layers.pooling;
import static org.ganglion.api.network.NetworkSpec.Layers.transposedConvolution;

import java.util.List;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.NetworkSpec;

/** The networks of the rows. */
final class Networks {
  private Networks() {}

  /** With tanh in place of ReLU and leaky ReLU. */
  static NetworkSpec smooth(NetworkSpec network) {
    List<NetworkSpec.Node> nodes =
        network.nodes().stream().map(node -> new NetworkSpec.Node(node.name(), smooth(node.layer()), node.inputs(), node.sharedWith())).toList();
    return new NetworkSpec(network.version(), network.name(), network.inputs(), nodes, network.outputs());
  }

  private static Layer smooth(Layer layer) {
    boolean kinked = layer instanceof Layer.Activation a && (a.function() == Function.RELU || a.function() == Function.LEAKY_RELU);
    return kinked ? new Layer.Activation(Function.TANH, 0.2) : layer;
  }

  static NetworkSpec denseGenerator() {
    return NetworkSpec.builder("generator").input("z", 100)
        .add("d1", dense(256)).activate("a1", Function.LEAKY_RELU)
        .add("d2", dense(512)).activate("a2", Function.LEAKY_RELU)
        .add("d3", dense(784)).activate("image", Function.TANH).build();
  }

  static NetworkSpec denseDiscriminator() {
    return NetworkSpec.builder("discriminator").input("x", 784)
        .add("d1", dense(512)).activate("a1", Function.LEAKY_RELU)
        .add("d2", dense(256)).activate("a2", Function.LEAKY_RELU)
        .add("logit", dense(1)).build();
  }

  static NetworkSpec deconvolutionGenerator() {
    return NetworkSpec.builder("generator").input("z", 100)
        .add("d", dense(128 * 7 * 7)).add("s", new Layer.Reshape(List.of(128, 7, 7))).add("n1", batchNormalisation()).activate("a1", Function.RELU)
        .add("t1", transposedConvolution(64, 4, 2, 1)).add("n2", batchNormalisation()).activate("a2", Function.RELU)
        .add("t2", transposedConvolution(1, 4, 2, 1)).activate("image", Function.TANH).build();
  }

  static NetworkSpec convolutionDiscriminator() {
    return NetworkSpec.builder("discriminator").input("x", 1, 28, 28)
        .add("c1", convolution(64, 4, 2, 1)).activate("a1", Function.LEAKY_RELU)
        .add("c2", convolution(128, 4, 2, 1)).add("n", batchNormalisation()).activate("a2", Function.LEAKY_RELU)
        .add("f", new Layer.Flatten()).add("logit", dense(1)).build();
  }

  static NetworkSpec autoencoder() {
    return NetworkSpec.builder("autoencoder").input("x", 128)
        .add("d1", dense(64)).activate("a1", Function.RELU)
        .add("d2", dense(16)).activate("a2", Function.RELU)
        .add("d3", dense(64)).activate("a3", Function.RELU)
        .add("y", dense(128)).build();
  }

  /** The network of Mnih et al., 2015, with seven actions. */
  static NetworkSpec atari() {
    return NetworkSpec.builder("atari").input("x", 4, 84, 84)
        .add("c1", convolution(32, 8, 4, 0)).activate("a1", Function.RELU)
        .add("c2", convolution(64, 4, 2, 0)).activate("a2", Function.RELU)
        .add("c3", convolution(64, 3, 1, 0)).activate("a3", Function.RELU)
        .add("f", new Layer.Flatten()).add("d", dense(512)).activate("a4", Function.RELU)
        .add("y", dense(7)).build();
  }

  static NetworkSpec game() {
    return NetworkSpec.builder("game").input("x", 4, 36, 36)
        .add("c1", convolution(16, 5, 2, 0)).activate("a1", Function.RELU).add("p1", pooling(Layer.Pool.MAX, 2, 2))
        .add("c2", convolution(8, 3, 1, 0)).activate("a2", Function.RELU).add("p2", pooling(Layer.Pool.MAX, 2, 2))
        .add("f", new Layer.Flatten()).add("d", dense(1000)).activate("body", Function.RELU)
        .add("policy", dense(18), "body").add("value", dense(1), "body").outputs("policy", "value").build();
  }

  static NetworkSpec recurrent() {
    return NetworkSpec.builder("recurrent").input("x", 30, 16).add("l", lstm(64)).add("y", dense(1), "l.h").build();
  }

  static NetworkSpec policy() {
    return NetworkSpec.builder("policy").input("x", 4)
        .add("d1", dense(64)).activate("a1", Function.TANH)
        .add("d2", dense(64)).activate("a2", Function.TANH)
        .add("y", dense(2)).build();
  }
}
