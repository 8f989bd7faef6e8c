package org.ganglion.gan.edit;

import static org.ganglion.api.network.NetworkSpec.Layers.convolution;
import static org.ganglion.api.network.NetworkSpec.Layers.dense;

import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Shape;

/**
 * The network that guesses an image's noise: the way of the generator backwards. Input {@code image}, output {@code code}: noise, then the condition.
 */
final class EncoderNet {
  /** Sides below this are not halved any more. */
  private static final int SMALL = 8;

  private EncoderNet() {}

  static NetworkSpec of(Shape image, int latent, int conditions) {
    NetworkSpec.Builder net = NetworkSpec.builder("gan-encoder").input("image", image.toIntArray());
    int filters = 32;
    for (int side = Math.min(image.dim(1), image.dim(2)); side >= SMALL && filters <= 64; side = (side + 1) / 2, filters *= 2) {
      net.add("shrink" + filters, convolution(filters, 5, 2, 2)).activate("active" + filters, Layer.Function.LEAKY_RELU);
    }
    net.add("flat", new Layer.Flatten());
    net.add("hidden", dense(256)).activate("active", Layer.Function.LEAKY_RELU);
    return net.add("code", dense(latent + conditions)).outputs("code").build();
  }
}
