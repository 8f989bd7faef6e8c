package org.ganglion.api.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.data.Default;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;

/**
 * A network as data: a named, directed graph of layers without cycles. Declared in YAML, JSON or Java, drawn, searched over, trained by any
 * engine, pruned, quantised, exported. It has no weights; {@link NetworkGraph} resolves shapes and says which parameters there are.
 *
 * @param version of this form, now 1
 * @param name for people
 * @param inputs what is fed, in order
 * @param nodes layers; a node that names no inputs takes the node (or input) before it
 * @param outputs names of nodes, or {@code node.h}, {@code node.c} of an LSTM; the last node when empty
 */
public record NetworkSpec(
    @Default("1") int version, @Default("network") String name, List<Input> inputs, List<Node> nodes, @Default("[]") List<String> outputs) {
  /** The form that this class writes. */
  public static final int VERSION = 1;

  public NetworkSpec {
    if (version != VERSION) {
      throw new IllegalArgumentException("network '" + name + "' has version " + version + ", this platform reads version " + VERSION);
    }
    inputs = List.copyOf(inputs);
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }

  /** What is fed: a name, the axes of one sample and the type (float32; int32 for an embedding). */
  public record Input(String name, List<Integer> shape, @Default("float32") DType type) {
    public Input {
      shape = List.copyOf(shape);
    }

    /** The axes of one sample. */
    public Shape sample() {
      return Shape.of(shape);
    }
  }

  /**
   * A layer in its place.
   *
   * @param inputs names of inputs or nodes, {@code node.h} for a further output; empty: the one before
   * @param sharedWith a node of an equal layer whose parameters this one uses too (tied weights)
   */
  public record Node(String name, Layer layer, @Default("[]") List<String> inputs, Optional<String> sharedWith) {
    public Node {
      inputs = List.copyOf(inputs);
    }
  }

  /** Starts a network; calls add nodes in a chain, each taking the one before unless inputs are named. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Puts a {@link NetworkSpec} together in Java. */
  public static final class Builder {
    private final String name;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Adds a float32 input of the given sample axes. */
    public Builder input(String input, int... axes) {
      return input(input, DType.FLOAT32, axes);
    }

    /** Adds an input. */
    public Builder input(String input, DType type, int... axes) {
      List<Integer> shape = new ArrayList<>();
      for (int length : axes) {
        shape.add(length);
      }
      inputs.add(new Input(input, shape, type));
      return this;
    }

    /** Adds a node; without inputs it takes the node before. */
    public Builder add(String node, Layer layer, String... from) {
      nodes.add(new Node(node, layer, List.of(from), Optional.empty()));
      return this;
    }

    /** Adds a node that uses the parameters of another. */
    public Builder addShared(String node, Layer layer, String sharedWith, String... from) {
      nodes.add(new Node(node, layer, List.of(from), Optional.of(sharedWith)));
      return this;
    }

    /** Adds an activation with the customary slope (0.2). */
    public Builder activate(String node, Layer.Function function, String... from) {
      return add(node, new Layer.Activation(function, 0.2), from);
    }

    /** Names the outputs; without a call the last node is the only one. */
    public Builder outputs(String... names) {
      outputs.addAll(List.of(names));
      return this;
    }

    /** The network; not yet checked, see {@link NetworkGraph#of(NetworkSpec)}. */
    public NetworkSpec build() {
      return new NetworkSpec(VERSION, name, inputs, nodes, outputs);
    }
  }

  /** Customary forms of layers, so that Java code need not spell out every default. */
  public static final class Layers {
    private Layers() {}

    /** Dense with bias and Glorot's start. */
    public static Layer.Dense dense(int units) {
      return new Layer.Dense(units, true, new Initialiser.Glorot());
    }

    /** Square convolution with bias and Glorot's start. */
    public static Layer.Convolution convolution(int filters, int kernel, int stride, int padding) {
      return new Layer.Convolution(
          filters, Size.of(kernel), Size.of(stride), Margins.of(padding), Size.of(1), 1, true, new Initialiser.Glorot());
    }

    /** Square transposed convolution with bias and Glorot's start. */
    public static Layer.TransposedConvolution transposedConvolution(int filters, int kernel, int stride, int padding) {
      return new Layer.TransposedConvolution(
          filters, Size.of(kernel), Size.of(stride), Margins.of(padding), Size.of(0), Size.of(1), 1, true, new Initialiser.Glorot());
    }

    /** Square pooling without padding. */
    public static Layer.Pooling pooling(Layer.Pool pool, int kernel, int stride) {
      return new Layer.Pooling(pool, Size.of(kernel), Size.of(stride), Margins.NONE, false);
    }

    /** Batch normalisation with the customary constants. */
    public static Layer.BatchNormalisation batchNormalisation() {
      return new Layer.BatchNormalisation(1e-5, 0.1);
    }

    /** LSTM with Lecun's start and a forget bias of 1. */
    public static Layer.Lstm lstm(int units) {
      return new Layer.Lstm(units, new Initialiser.Lecun(), 1);
    }
  }
}
