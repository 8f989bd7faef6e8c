package org.ganglion.gan.architecture;

import java.util.List;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;

/** The inputs of both networks, and where what is wanted joins them (Mirza and Osindero, 2014). Without conditions nothing joins. */
final class ConditionalInputs {
  private ConditionalInputs() {}

  /** The generator's inputs, ending in a vector of noise with the condition behind it. */
  static NetworkSpec.Builder noise(NetworkSpec.Builder net, GanShape shape) {
    net.input("noise", shape.latent());
    if (shape.conditions() > 0) {
      net.input("condition", shape.conditions());
      net.add("wanted", new Layer.Concatenate(0), "noise", "condition");
    }
    return net;
  }

  /** The discriminator's inputs. */
  static NetworkSpec.Builder image(NetworkSpec.Builder net, GanShape shape) {
    net.input("image", shape.channels(), shape.height(), shape.width());
    if (shape.conditions() > 0) {
      net.input("condition", shape.conditions());
    }
    return net;
  }

  /** Puts the condition behind a vector. */
  static void join(NetworkSpec.Builder net, String node, String vector, GanShape shape) {
    if (shape.conditions() > 0) {
      net.add(node, new Layer.Concatenate(0), vector, "condition");
    }
  }

  /** Puts the condition beside an image: one more plane, which the condition is spread over by learnt weights (Denton et al., 2015). */
  static void planes(NetworkSpec.Builder net, String node, String image, GanShape shape) {
    if (shape.conditions() > 0) {
      net.add(node + "-planes", new Layer.Dense(shape.height() * shape.width(), true, new Initialiser.Glorot()), "condition");
      net.add(node + "-plane", new Layer.Reshape(List.of(1, shape.height(), shape.width())));
      net.add(node, new Layer.Concatenate(0), image, node + "-plane");
    }
  }

  /**
   * Ends a discriminator in {@code score = Σ feature·(own weight + weight of the condition)} (projection, Miyato and Koyama, 2018): that a sample
   * looks real and that it is what was asked for are two sums over the same features.
   */
  static NetworkSpec.Builder agreement(NetworkSpec.Builder net, String features, int count, Initialiser start) {
    net.add("weights", new Layer.Dense(count, true, start), "condition");
    net.add("agreement", new Layer.Multiply(), features, "weights");
    return net.add("score", new Layer.Dense(1, true, new Initialiser.Constant(1)));
  }
}
