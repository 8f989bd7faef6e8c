package com.example.@package@;

import java.util.List;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.Provides;
import org.osgi.service.component.annotations.Component;

/** One wide layer each way. */
@Component(service = GanArchitecture.class)
@Provides(id = "@name@-wide", summary = "One wide layer each for generator and discriminator")
public final class WideGan implements GanArchitecture {
  private static final int WIDTH = 512;

  @Override
  public NetworkSpec generator(GanShape shape) {
    NetworkSpec.Builder net = NetworkSpec.builder("wide-generator").input("noise", shape.latent());
    if (shape.conditions() > 0) {
      net.input("condition", shape.conditions());
      net.add("joined", new Layer.Concatenate(0), "noise", "condition");
    }
    net.add("hidden", NetworkSpec.Layers.dense(WIDTH));
    net.activate("active", Layer.Function.LEAKY_RELU);
    net.add("pixels", NetworkSpec.Layers.dense(shape.imageSize()));
    net.activate("squashed", Layer.Function.TANH);
    net.add("image", new Layer.Reshape(List.of(shape.channels(), shape.height(), shape.width())));
    return net.outputs("image").build();
  }

  @Override
  public NetworkSpec discriminator(GanShape shape) {
    NetworkSpec.Builder net = NetworkSpec.builder("wide-discriminator").input("image", shape.channels(), shape.height(), shape.width());
    if (shape.conditions() > 0) {
      net.input("condition", shape.conditions());
    }
    net.add("flat", new Layer.Flatten(), "image");
    if (shape.conditions() > 0) {
      net.add("joined", new Layer.Concatenate(0), "flat", "condition");
    }
    net.add("hidden", NetworkSpec.Layers.dense(WIDTH));
    net.activate("active", Layer.Function.LEAKY_RELU);
    net.add("score", NetworkSpec.Layers.dense(1));
    return net.outputs("score").build();
  }
}
