package org.ganglion.gan.architecture;

import static org.ganglion.api.network.NetworkSpec.Layers.dense;

import java.util.List;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.Provides;
import org.osgi.service.component.annotations.Component;

/**
 * The GAN of the first lecture: two hidden layers each way, no idea of what a neighbour is; any size, grey or colour. Dropout keeps the discriminator
 * from learning the training images by heart, which such a net does quickly.
 */
@Component
@Provides(id = "dense", summary = "Two hidden layers each for generator and discriminator; any size, grey or colour")
public final class DenseGan implements GanArchitecture {
  private static final double DROPOUT = 0.4;

  @Override
  public NetworkSpec generator(GanShape shape) {
    NetworkSpec.Builder net = ConditionalInputs.noise(NetworkSpec.builder("dense-generator"), shape);
    net.add("hidden1", dense(256));
    net.activate("active1", Layer.Function.LEAKY_RELU);
    net.add("hidden2", dense(512));
    net.activate("active2", Layer.Function.LEAKY_RELU);
    net.add("pixels", dense(shape.imageSize()));
    net.activate("squashed", Layer.Function.TANH);
    net.add("image", new Layer.Reshape(List.of(shape.channels(), shape.height(), shape.width())));
    return net.outputs("image").build();
  }

  @Override
  public NetworkSpec discriminator(GanShape shape) {
    NetworkSpec.Builder net = ConditionalInputs.image(NetworkSpec.builder("dense-discriminator"), shape);
    net.add("flat", new Layer.Flatten(), "image");
    ConditionalInputs.join(net, "joined", "flat", shape);
    net.add("hidden1", dense(512));
    net.activate("active1", Layer.Function.LEAKY_RELU);
    net.add("dropout1", new Layer.Dropout(DROPOUT));
    net.add("hidden2", dense(256));
    net.activate("active2", Layer.Function.LEAKY_RELU);
    net.add("dropout2", new Layer.Dropout(DROPOUT));
    net.add("score", dense(1));
    return net.outputs("score").build();
  }
}
