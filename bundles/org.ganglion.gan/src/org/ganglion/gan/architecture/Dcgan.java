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
 * The convolutional GAN of Radford et al. (2015), for small images: the generator doubles the sides twice by transposed convolutions, the
 * discriminator halves them twice. Two things differ in the discriminator. It has no batch normalisation: with a batch of real samples and one of
 * made ones normalised apart, every channel would have the same mean and spread in both, and what the generator lacks in variety would not be seen;
 * so its weights start as wide as signals need to keep their size (He et al., 2015). And a dense layer follows the convolutions, so that distant
 * parts of an image are judged together. A condition is one more plane beside the image, and at the end it is asked how well what was seen agrees
 * with it.
 */
@Component
@Provides(id = "dcgan", summary = "Convolutions both ways; images of 4 to 64 pixels a side, grey or colour")
public final class Dcgan implements GanArchitecture {
  /** Start of the generator's weights. */
  private static final Initialiser NARROW_START = new Initialiser.Normal(0.02);

  /** Start of the discriminator's weights before an activation, and of the last ones. */
  private static final Initialiser WIDE_START = new Initialiser.He();

  private static final Initialiser LAST_START = new Initialiser.Glorot();

  /**
   * Filters of the generator's and discriminator's inner steps, the first being twice {@code WIDE} in the generator, the second in the discriminator.
   */
  private static final int NARROW = 32;

  private static final int WIDE = 64;

  /** What the discriminator knows of an image as a whole. */
  private static final int FEATURES = 128;

  private static final int KERNEL = 4;
  private static final int STRIDE = 2;
  private static final int PADDING = 1;
  private static final int SMALLEST_SIDE = 4;
  private static final int LARGEST_SIDE = 64;

  @Override
  public NetworkSpec generator(GanShape shape) {
    requireFitting(shape);
    Size whole = new Size(shape.height(), shape.width());
    Size half = halved(whole);
    Size quarter = halved(half);
    NetworkSpec.Builder net = ConditionalInputs.noise(NetworkSpec.builder("dcgan-generator"), shape);
    net.add("seed", new Layer.Dense(2 * WIDE * quarter.area(), false, NARROW_START));
    net.add("cells", new Layer.Reshape(List.of(2 * WIDE, quarter.height(), quarter.width())));
    net.add("norm0", batchNormalisation()).activate("active0", Layer.Function.RELU);
    net.add("enlarge1", up(WIDE, half, false)).add("norm1", batchNormalisation()).activate("active1", Layer.Function.RELU);
    net.add("enlarge2", up(shape.channels(), whole, true));
    net.activate("image", Layer.Function.TANH);
    return net.outputs("image").build();
  }

  @Override
  public NetworkSpec discriminator(GanShape shape) {
    requireFitting(shape);
    NetworkSpec.Builder net = ConditionalInputs.image(NetworkSpec.builder("dcgan-discriminator"), shape);
    ConditionalInputs.planes(net, "joined", "image", shape);
    String first = shape.conditions() > 0 ? "joined" : "image";
    net.add("shrink1", down(NARROW), first).activate("active1", Layer.Function.LEAKY_RELU);
    net.add("shrink2", down(2 * WIDE)).activate("active2", Layer.Function.LEAKY_RELU);
    net.add("flat", new Layer.Flatten());
    net.add("whole", new Layer.Dense(FEATURES, true, WIDE_START)).activate("features", Layer.Function.LEAKY_RELU);
    if (shape.conditions() == 0) {
      return net.add("score", new Layer.Dense(1, true, LAST_START)).outputs("score").build();
    }
    return ConditionalInputs.agreement(net, "features", FEATURES, LAST_START).outputs("score").build();
  }

  private static Size halved(Size size) {
    return new Size((size.height() + 1) / 2, (size.width() + 1) / 2);
  }

  /** Doubles the sides; where the wanted side is odd, a smaller kernel makes one cell less. */
  private static Layer up(int filters, Size wanted, boolean bias) {
    Size kernel = new Size(KERNEL - wanted.height() % 2, KERNEL - wanted.width() % 2);
    return new Layer.TransposedConvolution(filters, kernel, Size.of(STRIDE), Margins.of(PADDING), Size.of(0), Size.of(1), 1, bias, NARROW_START);
  }

  private static Layer down(int filters) {
    return new Layer.Convolution(filters, Size.of(KERNEL), Size.of(STRIDE), Margins.of(PADDING), Size.of(1), 1, true, WIDE_START);
  }

  private static void requireFitting(GanShape shape) {
    int least = Math.min(shape.height(), shape.width());
    if (least < SMALLEST_SIDE || shape.height() > LARGEST_SIDE || shape.width() > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "it doubles the sides of images twice, so they must be " + SMALLEST_SIDE + " to " + LARGEST_SIDE + ", not " + shape.height() + "×"
          + shape.width()
              + "; resize the images, to 32×32 for instance, or take the architecture dense");
    }
  }
}
