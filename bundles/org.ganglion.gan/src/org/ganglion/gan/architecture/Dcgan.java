package org.ganglion.gan.architecture;

import static org.ganglion.api.network.NetworkSpec.Layers.batchNormalisation;

import java.util.List;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Size;
import org.ganglion.api.operator.Provides;
import org.osgi.service.component.annotations.Component;

/**
 * The convolutional GAN of Radford et al. (2015), for small images: the generator doubles the sides twice by transposed convolutions, the discriminator halves
 * them twice; batch normalisation but at the discriminator's input and both outputs; weights start from a narrow normal distribution. The discriminator takes
 * a condition as one more plane beside the image, and asks at its end how well what it saw agrees with the condition.
 */
@Component
@Provides(id = "dcgan", summary = "Convolutions both ways, batch normalisation; images whose sides are multiples of 4, 28×28 or 32×32 for instance")
public final class Dcgan implements GanArchitecture {
  private static final Initialiser START = new Initialiser.Normal(0.02);

  /** Filters of the generator's and discriminator's two inner steps. */
  private static final int NARROW = 32;

  private static final int WIDE = 64;

  private static final int KERNEL = 4;
  private static final int STRIDE = 2;
  private static final int PADDING = 1;
  private static final int LARGEST_SIDE = 64;

  @Override
  public NetworkSpec generator(GanShape shape) {
    requireFitting(shape);
    int height = shape.height() / 4;
    int width = shape.width() / 4;
    NetworkSpec.Builder net = ConditionalInputs.noise(NetworkSpec.builder("dcgan-generator"), shape);
    net.add("seed", new Layer.Dense(2 * WIDE * height * width, false, START));
    net.add("cells", new Layer.Reshape(List.of(2 * WIDE, height, width)));
    net.add("norm0", batchNormalisation()).activate("active0", Layer.Function.RELU);
    net.add("enlarge1", up(WIDE, false)).add("norm1", batchNormalisation()).activate("active1", Layer.Function.RELU);
    net.add("enlarge2", up(shape.channels(), true));
    net.activate("image", Layer.Function.TANH);
    return net.outputs("image").build();
  }

  @Override
  public NetworkSpec discriminator(GanShape shape) {
    requireFitting(shape);
    NetworkSpec.Builder net = ConditionalInputs.image(NetworkSpec.builder("dcgan-discriminator"), shape);
    ConditionalInputs.planes(net, "joined", "image", shape);
    String first = shape.conditions() > 0 ? "joined" : "image";
    net.add("shrink1", down(NARROW, true), first).activate("active1", Layer.Function.LEAKY_RELU);
    net.add("shrink2", down(2 * WIDE, false)).add("norm2", batchNormalisation()).activate("active2", Layer.Function.LEAKY_RELU);
    net.add("flat", new Layer.Flatten());
    if (shape.conditions() == 0) {
      return net.add("score", new Layer.Dense(1, true, START)).outputs("score").build();
    }
    int features = 2 * WIDE * (shape.height() / 4) * (shape.width() / 4);
    return ConditionalInputs.agreement(net, "flat", features, START).outputs("score").build();
  }

  private static Layer up(int filters, boolean bias) {
    return new Layer.TransposedConvolution(
        filters, Size.of(KERNEL), Size.of(STRIDE), Margins.of(PADDING), Size.of(0), Size.of(1), 1, bias, START);
  }

  private static Layer down(int filters, boolean bias) {
    return new Layer.Convolution(filters, Size.of(KERNEL), Size.of(STRIDE), Margins.of(PADDING), Size.of(1), 1, bias, START);
  }

  private static void requireFitting(GanShape shape) {
    if (shape.height() % 4 != 0 || shape.width() % 4 != 0 || shape.height() > LARGEST_SIDE || shape.width() > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "it doubles the sides of images twice, so they must be multiples of 4 up to " + LARGEST_SIDE + ", not " + shape.height() + "×" + shape.width()
              + "; resize the images, to 32×32 for instance, or take the architecture dense");
    }
  }
}
