package org.ganglion.gan;

import static org.ganglion.api.network.NetworkSpec.Layers.batchNormalisation;
import static org.ganglion.api.network.NetworkSpec.Layers.dense;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.random.RandomStream;

/**
 * A GAN small enough for the float64 interpreter, with everything that can go wrong: batch normalisation on both sides, and dropout in the
 * discriminator.
 */
public final class TinyGan implements GanArchitecture {
  private final double dropout;

  public TinyGan() {
    this(0.25);
  }

  public TinyGan(double dropout) {
    this.dropout = dropout;
  }

  @Override
  public NetworkSpec generator(GanShape shape) {
    NetworkSpec.Builder net = NetworkSpec.builder("tiny-generator").input("noise", shape.latent());
    if (shape.conditions() > 0) {
      net.input("condition", shape.conditions()).add("joined", new Layer.Concatenate(0), "noise", "condition");
    }
    net.add("hidden", dense(6)).add("norm", batchNormalisation()).activate("active", Layer.Function.TANH);
    net.add("pixels", dense(shape.imageSize())).activate("squashed", Layer.Function.TANH);
    return net.add("image", new Layer.Reshape(List.of(shape.channels(), shape.height(), shape.width()))).outputs("image").build();
  }

  @Override
  public NetworkSpec discriminator(GanShape shape) {
    NetworkSpec.Builder net = NetworkSpec.builder("tiny-discriminator").input("image", shape.channels(), shape.height(), shape.width());
    if (shape.conditions() > 0) {
      net.input("condition", shape.conditions());
    }
    net.add("flat", new Layer.Flatten(), "image");
    if (shape.conditions() > 0) {
      net.add("joined", new Layer.Concatenate(0), "flat", "condition");
    }
    net.add("hidden", dense(7)).add("norm", batchNormalisation()).activate("active", Layer.Function.TANH);
    return net.add("dropout", new Layer.Dropout(dropout)).add("score", dense(1)).outputs("score").build();
  }

  /** Small labelled images: a bright column per class, and noise. */
  public static Images images(int count, int classes) {
    int side = 4;
    RandomStream stream = RandomStream.of(5, "tiny images");
    ByteBuffer pixels = ByteBuffer.allocate(count * side * side);
    int[] labels = new int[count];
    for (int image = 0; image < count; image++) {
      labels[image] = image % classes;
      for (int i = 0; i < side * side; i++) {
        pixels.put((byte) (i % side == labels[image] % side ? 255 - stream.below(40, image, i) : stream.below(60, image, i)));
      }
    }
    List<String> names = java.util.stream.IntStream.range(0, classes).mapToObj(i -> "class" + i).toList();
    return new Images(1, side, side, pixels.flip(), Optional.of(new Images.Labels(labels, names)), Optional.empty());
  }
}
