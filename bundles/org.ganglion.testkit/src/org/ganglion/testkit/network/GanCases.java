package org.ganglion.testkit.network;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.network.Size;

/** Pairs of generator and discriminator; node names of a pair differ. */
public final class GanCases {
  private GanCases() {}

  /**
   * A generator, from its input {@code noise}, and a discriminator of what it makes.
   *
   * @param batch to feed
   */
  public record Pair(NetworkSpec generator, NetworkSpec discriminator, int batch) {
    /** Both as one network, parameters of the generator first. */
    public NetworkSpec composed() {
      List<NetworkSpec.Node> nodes = new ArrayList<>(generator.nodes());
      String image = nodes.get(nodes.size() - 1).name();
      for (NetworkSpec.Node node : discriminator.nodes()) {
        boolean first = nodes.size() == generator.nodes().size();
        nodes.add(new NetworkSpec.Node(node.name(), node.layer(), first ? List.of(image) : node.inputs(), node.sharedWith()));
      }
      return new NetworkSpec(NetworkSpec.VERSION, "composed", generator.inputs(), nodes, List.of());
    }
  }

  /** Dense on both sides, dropout in the discriminator. */
  public static Pair dense() {
    NetworkSpec generator = NetworkSpec.builder("dense-generator").input("noise", 8).add("g1", Layers.dense(16)).activate("ga1", Function.LEAKY_RELU)
        .add("g2", Layers.dense(20)).activate("ga2", Function.LEAKY_RELU).add("g3", Layers.dense(36)).activate("image", Function.TANH).build();
    NetworkSpec discriminator = NetworkSpec.builder("dense-discriminator").input("pixels", 36).add("d1", Layers.dense(20))
        .activate("da1", Function.LEAKY_RELU).add("drop", new Layer.Dropout(0.3)).add("d2", Layers.dense(12)).activate("da2", Function.LEAKY_RELU)
        .add("d3", Layers.dense(1)).build();
    return new Pair(generator, discriminator, 6);
  }

  /** Transposed convolutions against convolutions, batch normalisation on both sides (Radford et al., 2015), small. */
  public static Pair convolutional() {
    NetworkSpec generator = NetworkSpec.builder("dcgan-generator").input("noise", 6, 1, 1).add("t1", up(8, 4, 1, 0))
        .add("gn1", Layers.batchNormalisation())
        .activate("ga1", Function.RELU).add("t2", up(6, 4, 2, 1)).add("gn2", Layers.batchNormalisation()).activate("ga2", Function.RELU)
        .add("t3", up(1, 4, 2, 1)).activate("image", Function.TANH).build();
    NetworkSpec discriminator = NetworkSpec.builder("dcgan-discriminator").input("pixels", 1, 16, 16).add("c1", down(6, 4, 2, 1))
        .activate("da1", Function.LEAKY_RELU).add("c2", down(8, 4, 2, 1)).add("dn2", Layers.batchNormalisation()).activate("da2", Function.LEAKY_RELU)
        .add("c3", down(1, 4, 1, 0)).add("logit", new Layer.Flatten()).build();
    return new Pair(generator, discriminator, 5);
  }

  private static Layer up(int filters, int kernel, int stride, int margin) {
    return new Layer.TransposedConvolution(
        filters, Size.of(kernel), Size.of(stride), Margins.of(margin), Size.of(0), Size.of(1), 1, false, new Initialiser.He());
  }

  private static Layer down(int filters, int kernel, int stride, int margin) {
    return new Layer.Convolution(filters, Size.of(kernel), Size.of(stride), Margins.of(margin), Size.of(1), 1, false, new Initialiser.He());
  }
}
