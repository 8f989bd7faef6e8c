package org.ganglion.kit.training;

import static org.ganglion.api.network.NetworkSpec.Layers.convolution;
import static org.ganglion.api.network.NetworkSpec.Layers.dense;
import static org.ganglion.api.network.NetworkSpec.Layers.pooling;

import java.util.List;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Shape;

/** Networks that papers and people know by name. Input {@code input}, output {@code output}: logits of classes, or values; no function behind it. */
public final class CustomaryNetworks {
  private static final List<String> NAMES = List.of("lenet-300-100", "lenet-5", "small-cnn", "alexnet", "linear");

  private CustomaryNetworks() {}

  /** The names that {@link #of} knows. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A network by name for inputs of a shape.
   *
   * <ul>
   *   <li>{@code lenet-300-100}: dense layers of 300 and 100 with ReLU (LeCun et al., 1998); 266,610 values on 28×28 images of 10 classes
   * <li>{@code lenet-5}: convolutions of 20 and 50 filters 5×5, each pooled 2×2, dense 500, in the form that compression papers use (Han et al.,
   * 2015);
   *       431,080 values on 28×28 images of 10 classes
   *   <li>{@code small-cnn}: convolutions of 16 and 32 filters 3×3, each pooled 2×2, dense 64
   * <li>{@code alexnet}: five convolutions, two of them in groups, and dense layers of 4096 (Krizhevsky et al., 2012), without its normalisation
   * across
   *       channels; 60,965,224 values on 3×227×227 images of 1,000 classes
   *   <li>{@code linear}: one dense layer
   * </ul>
   *
   * @throws IllegalArgumentException for another name, or for a convolutional network on inputs that are no images
   */
  public static NetworkSpec of(String name, Shape input, int outputs) {
    NetworkSpec.Builder net = NetworkSpec.builder(name).input("input", input.toIntArray());
    switch (name) {
      case "lenet-300-100" -> {
        net.add("flat", new Layer.Flatten());
        net.add("dense1", dense(300)).activate("active1", Function.RELU);
        net.add("dense2", dense(100)).activate("active2", Function.RELU);
      }
      case "lenet-5" -> {
        image(name, input);
        net.add("convolution1", convolution(20, 5, 1, 0)).add("pool1", pooling(Layer.Pool.MAX, 2, 2));
        net.add("convolution2", convolution(50, 5, 1, 0)).add("pool2", pooling(Layer.Pool.MAX, 2, 2));
        net.add("flat", new Layer.Flatten());
        net.add("dense1", dense(500)).activate("active1", Function.RELU);
      }
      case "small-cnn" -> {
        image(name, input);
        net.add("convolution1", convolution(16, 3, 1, 1)).activate("active1", Function.RELU).add("pool1", pooling(Layer.Pool.MAX, 2, 2));
        net.add("convolution2", convolution(32, 3, 1, 1)).activate("active2", Function.RELU).add("pool2", pooling(Layer.Pool.MAX, 2, 2));
        net.add("flat", new Layer.Flatten());
        net.add("dense1", dense(64)).activate("active3", Function.RELU);
      }
      case "alexnet" -> {
        image(name, input);
        grouped(net, "1", 96, 11, 4, 0, 1).add("pool1", pooling(Layer.Pool.MAX, 3, 2));
        grouped(net, "2", 256, 5, 1, 2, 2).add("pool2", pooling(Layer.Pool.MAX, 3, 2));
        grouped(net, "3", 384, 3, 1, 1, 1);
        grouped(net, "4", 384, 3, 1, 1, 2);
        grouped(net, "5", 256, 3, 1, 1, 2).add("pool5", pooling(Layer.Pool.MAX, 3, 2));
        net.add("flat", new Layer.Flatten());
        net.add("dense1", dense(4096)).activate("active6", Function.RELU).add("dropout1", new Layer.Dropout(0.5));
        net.add("dense2", dense(4096)).activate("active7", Function.RELU).add("dropout2", new Layer.Dropout(0.5));
      }
      case "linear" -> net.add("flat", new Layer.Flatten());
      default -> throw new IllegalArgumentException("there is no network '" + name + "', there are " + String.join(", ", NAMES));
    }
    return net.add("output", dense(outputs)).outputs("output").build();
  }

  private static NetworkSpec.Builder grouped(NetworkSpec.Builder net, String number, int filters, int kernel, int stride, int padding, int groups) {
    Layer.Convolution plain = convolution(filters, kernel, stride, padding);
    Layer layer = new Layer.Convolution(filters, plain.kernel(), plain.stride(), plain.padding(), plain.dilation(), groups, true, plain.weights());
    return net.add("convolution" + number, layer).activate("active" + number, Function.RELU);
  }

  private static void image(String name, Shape input) {
    if (input.rank() != 3) {
      throw new IllegalArgumentException("'" + name + "' takes images (channels × height × width), the inputs are " + input);
    }
  }
}
