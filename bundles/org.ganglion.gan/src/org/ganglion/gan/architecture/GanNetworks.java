package org.ganglion.gan.architecture;

import java.util.Map;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;

/**
 * The networks of one training.
 *
 * @param average the generator's weights, averaged over its turns (Yazıcı et al., 2019): what samples are drawn from
 */
public record GanNetworks(GanShape shape, Network generator, Network discriminator, Network average) implements AutoCloseable {
  /**
   * Compiles both networks of an architecture, and the generator once more for its average.
   *
   * @param learning batch, engine and gradients of a training
   * @param spectral whether the discriminator goes without batch normalisation, see {@link SpectralNormalisation}
   *
   * @throws InputException when the architecture cannot make such images, or does not keep to the contract
   */
  public static GanNetworks compile(
      TensorCore core, String id, GanArchitecture architecture, GanShape shape, CompileOptions learning, boolean spectral, long seed) {
    NetworkSpec generator;
    NetworkSpec discriminator;
    try {
      generator = architecture.generator(shape);
      discriminator = spectral ? WithoutNormalisation.of(architecture.discriminator(shape)) : architecture.discriminator(shape);
    } catch (IllegalArgumentException e) {
      throw new InputException("architecture '" + id + "': " + e.getMessage(), e);
    }
    require(id, generator, "image", Shape.of(shape.channels(), shape.height(), shape.width()));
    require(id, discriminator, "score", Shape.of(1));
    Network[] made = new Network[3];
    try {
      long generatorSeed = RandomStream.derive(seed, "generator");
      made[0] = core.compile(generator, generatorSeed, learning.withGradients(Gradient.PARAMETERS));
      made[1] = core.compile(discriminator, RandomStream.derive(seed, "discriminator"), learning);
      made[2] = core.compile(generator, generatorSeed, learning.withGradients());
      return new GanNetworks(shape, made[0], made[1], made[2]);
    } catch (RuntimeException e) {
      for (Network network : made) {
        if (network != null) {
          network.close();
        }
      }
      throw e;
    }
  }

  private static void require(String id, NetworkSpec spec, String output, Shape sample) {
    Map<String, Shape> outputs = NetworkGraph.of(spec).outputShapes();
    if (!sample.equals(outputs.get(output))) {
      throw new InputException("architecture '" + id + "': " + spec.name() + " must have the output '" + output + "' of " + sample + ", it has "
          + outputs);
    }
  }

  @Override
  public void close() {
    generator.close();
    discriminator.close();
    average.close();
  }
}
