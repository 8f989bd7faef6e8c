package org.ganglion.gan.architecture;

import org.ganglion.api.gan.GanShape;
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
}
