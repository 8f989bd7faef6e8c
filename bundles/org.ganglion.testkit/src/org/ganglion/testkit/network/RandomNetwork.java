package org.ganglion.testkit.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.InvalidNetworkException;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.network.NetworkSpec.Node;
import org.ganglion.api.network.Size;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;

/**
 * Draws a graph: an image, a vector or a sequence, then layers at random, each behind a random earlier one or, as a branch that joins, behind two.
 *
 * <p>Some pairs are not drawn, for their gradients vanish identically and what is left is rounding: a bias in front of batch normalisation, softmax
 * over the cells that share a bias.
 */
final class RandomNetwork {
  private static final int LARGEST = 600;

  private final RandomStream stream;
  private final List<NetworkSpec.Input> inputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final String name;
  private int drawn;

  RandomNetwork(long seed) {
    this.stream = RandomStream.of(seed, "random network");
    this.name = "random " + seed;
  }

  NetworkCase draw() {
    List<List<Integer>> starts = List.of(List.of(2, 7, 6), List.of(3, 5, 5), List.of(9), List.of(4, 5), List.of(1, 9, 8));
    inputs.add(new NetworkSpec.Input("x", starts.get(pick(starts.size())), DType.FLOAT32));
    int wanted = 4 + pick(7);
    for (int attempt = 0; attempt < 200 && nodes.size() < wanted; attempt++) {
      grow();
    }
    List<String> outputs = new ArrayList<>(List.of(nodes.get(nodes.size() - 1).name()));
    if (nodes.size() > 3 && pick(3) == 0) {
      outputs.add(nodes.get(nodes.size() / 2).name());
    }
    NetworkSpec spec = new NetworkSpec(NetworkSpec.VERSION, name, inputs, nodes, outputs);
    return NetworkCase.of(name + ": " + summary(), spec).withBatches(4, 3, 4);
  }

  private void grow() {
    int from = nodes.isEmpty() ? -1 : pick(4) == 0 ? pick(nodes.size()) : nodes.size() - 1;
    Layer before = from < 0 ? null : nodes.get(from).layer();
    List<String> alike = alike(from);
    if (alike.size() > 1 && pick(2) == 0) {
      add(ofSeveral(), alike.get(0), alike.get(1 + pick(alike.size() - 1)));
    } else {
      Layer layer = before instanceof Layer.Activation && pick(3) == 0 ? Layers.batchNormalisation() : ofOne(shape(from));
      boolean again = before != null && before.getClass() == layer.getClass() && !hasWeights(layer);
      if (!again && makesSense(layer, before, shape(from))) {
        add(layer, name(from));
      }
    }
  }

  /** The node and all others, the input too, that have its shape. */
  private List<String> alike(int from) {
    List<String> names = new ArrayList<>(List.of(name(from)));
    for (int other = -1; other < nodes.size(); other++) {
      if (other != from && shape(other).equals(shape(from))) {
        names.add(name(other));
      }
    }
    return names;
  }

  private static boolean hasWeights(Layer layer) {
    boolean convolves = layer instanceof Layer.Convolution || layer instanceof Layer.TransposedConvolution;
    return convolves || layer instanceof Layer.Dense || layer instanceof Layer.Lstm;
  }

  private static boolean makesSense(Layer layer, Layer before, Shape shape) {
    if (layer instanceof Layer.BatchNormalisation) {
      return before instanceof Layer.Activation && shape.rank() == 3 && shape.dim(1) * shape.dim(2) >= 6;
    }
    if (layer instanceof Layer.Flatten) {
      return shape.rank() > 1;
    }
    return !(layer instanceof Layer.Activation activation) || activation.function() != Function.SOFTMAX || shape.rank() == 1;
  }

  private void add(Layer layer, String... sources) {
    Node node = new Node("n" + nodes.size(), layer, List.of(sources), Optional.empty());
    List<Node> longer = new ArrayList<>(nodes);
    longer.add(node);
    try {
      Shape shape = NetworkGraph.of(new NetworkSpec(NetworkSpec.VERSION, name, inputs, longer, List.of())).vertex(node.name()).shape();
      if (shape.size() > 1 && shape.size() <= LARGEST) {
        nodes.add(node);
        shapes.add(shape);
      }
    } catch (InvalidNetworkException doesNotFit) {
      // Most random layers do not fit a given shape; the next attempt draws another.
      drawn++;
    }
  }

  private Layer ofOne(Shape shape) {
    return shape.rank() == 3 && pick(3) > 0 ? ofImages() : shape.rank() == 2 && pick(3) == 0 ? Layers.lstm(2 + pick(4)) : ofAll();
  }

  private Layer ofImages() {
    Size kernel = new Size(1 + pick(3), 1 + pick(3));
    Size stride = new Size(1 + pick(2), 1 + pick(2));
    Margins margins = new Margins(pick(kernel.height()), pick(kernel.width()), pick(kernel.height()), pick(kernel.width()));
    Initialiser start = new Initialiser.He();
    switch (pick(7)) {
      case 0:
      case 1:
        return new Layer.Convolution(1 + pick(5), kernel, stride, margins, new Size(1 + pick(2), 1), 1, pick(2) == 0, start);
      case 2:
        return new Layer.TransposedConvolution(1 + pick(5), kernel, stride, margins, Size.of(0), Size.of(1), 1, pick(2) == 0, start);
      case 3:
        return new Layer.Pooling(pick(2) == 0 ? Layer.Pool.MAX : Layer.Pool.AVERAGE, kernel, stride, margins, pick(2) == 0);
      case 4:
        return new Layer.GlobalPooling(pick(2) == 0 ? Layer.Pool.MAX : Layer.Pool.AVERAGE);
      case 5:
        return new Layer.Upsampling(new Size(1 + pick(2), 2));
      default:
        return new Layer.ZeroPadding(new Margins(pick(2), pick(2), pick(2), 1));
    }
  }

  private Layer ofAll() {
    switch (pick(6)) {
      case 0:
      case 1:
        return Layers.dense(2 + pick(8));
      case 2:
        return new Layer.Flatten();
      case 3:
        return new Layer.Dropout(0.25);
      default:
        return new Layer.Activation(Function.values()[pick(Function.values().length)], 0.1 + 0.1 * pick(3));
    }
  }

  private Layer ofSeveral() {
    switch (pick(3)) {
      case 0:
        return new Layer.Add();
      case 1:
        return new Layer.Multiply();
      default:
        return new Layer.Concatenate(pick(2) - 1);
    }
  }

  private Shape shape(int node) {
    return node < 0 ? inputs.get(0).sample() : shapes.get(node);
  }

  private String name(int node) {
    return node < 0 ? inputs.get(0).name() : nodes.get(node).name();
  }

  private String summary() {
    List<String> words = new ArrayList<>();
    nodes.forEach(node -> words.add(node.layer().getClass().getSimpleName()));
    return String.join(" ", words);
  }

  private int pick(int bound) {
    return stream.below(bound, 0, drawn++);
  }
}
