package org.ganglion.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.tensor.DType;
import org.junit.jupiter.api.Test;

/** The sentence that people read for each way to get a network wrong. */
class InvalidNetworkTest {
  private static final Initialiser START = new Initialiser.Glorot();
  private static final Size ONE = Size.of(1);
  private static final Size TWO = Size.of(2);

  @Test
  void names() {
    says("it has no input", NetworkSpec.builder("n").add("a", Layers.dense(1)));
    says("it has no layer", vector());
    says("two inputs are named 'x'", vector().input("x", 3).add("a", Layers.dense(1)));
    says("two nodes are named 'a'", vector().add("a", Layers.dense(1)).add("a", Layers.dense(1)));
    says("two nodes are named 'x'", vector().add("x", Layers.dense(1)));
    says("output 'a' is named twice", vector().add("a", Layers.dense(1)).outputs("a", "a"));
    says("input 'e' of 3×0 holds nothing", vector().input("e", 3, 0).add("a", Layers.dense(1)));
  }

  @Test
  void references() {
    says("node 'a' takes 'z', which is neither an input nor a node's output; there are x, a", vector().add("a", Layers.dense(1), "z"));
    says("output 'z' takes 'z', which is neither an input nor a node's output; there are x, a", vector().add("a", Layers.dense(1)).outputs("z"));
    says(
        "output 'a.h' takes 'a.h', which is neither an input nor a node's output; there are x, a",
        vector().add("a", Layers.dense(1)).outputs("a.h"));
    says(
        "the nodes a → b → a form a cycle; a recurrent network uses an LSTM layer",
        vector().add("a", Layers.dense(3), "b").add("b", Layers.dense(3), "a"));
  }

  @Test
  void sharing() {
    says(
        "node 'b' needs parameters [2×3, 2], 'a', whose it should share, has [1×3, 1]",
        vector().add("a", Layers.dense(1), "x").addShared("b", Layers.dense(2), "a", "x"));
    says("node 'b' shares the parameters of 'z', which is no node", vector().addShared("b", Layers.dense(2), "z", "x"));
  }

  @Test
  void composites() {
    NetworkSpec two = NetworkSpec.builder("body").input("p", 3).input("q", 3).add("s", new Layer.Add(), "p", "q").build();
    says("composite 'c' has 2 inputs and is given 1; it must have one output", vector().add("c", new Layer.Composite(two)));
  }

  @Test
  void kinds() {
    says("node 'c' (Convolution): takes an image (channels × height × width), not 3", vector().add("c", Layers.convolution(1, 1, 1, 0)));
    says("node 'l' (Lstm): takes a sequence (time × features), not 3", vector().add("l", Layers.lstm(2)));
    says(
        "node 'b' (BatchNormalisation): takes a vector or an image (channels × height × width), not 3×4",
        NetworkSpec.builder("n").input("x", 3, 4).add("b", Layers.batchNormalisation()));
    says("node 'e' (Embedding): takes INT32, 'x' is FLOAT32", vector().add("e", new Layer.Embedding(2, 2, START)));
    says("node 'd' (Dense): takes FLOAT32, 'i' is INT32", NetworkSpec.builder("n").input("i", DType.INT32, 3).add("d", Layers.dense(2)));
    says("node 'k' (Custom): no plug-in offers the layer kernel 'their.kernel'", vector().add("k", new Layer.Custom("their.kernel", Map.of())));
  }

  @Test
  void numbersOfInputs() {
    says("node 'd' (Dense): takes one input, it is given 2", vector().add("d", Layers.dense(1), "x", "x"));
    says("node 's' (Add): takes two or more inputs", vector().add("s", new Layer.Add()));
    says("node 's' (Add): takes inputs of one shape, not 3, 4", vector().input("y", 4).add("s", new Layer.Add(), "x", "y"));
    says(
        "node 'l' (Lstm): takes x, or x, h0 and c0, or x, h0, c0 and keep; it is given 2 inputs",
        NetworkSpec.builder("n").input("x", 5, 3).input("h", 2).add("l", Layers.lstm(2), "x", "h"));
    says(
        "node 'l' (Lstm): h0 and c0 must be 2, not 3 and 3",
        NetworkSpec.builder("n").input("x", 5, 3).input("h", 3).add("l", Layers.lstm(2), "x", "h", "h"));
    says(
        "node 'l' (Lstm): keep must be one value a step, 5, not 2",
        NetworkSpec.builder("n").input("x", 5, 3).input("h", 2).add("l", Layers.lstm(2), "x", "h", "h", "h"));
  }

  @Test
  void windows() {
    image("a kernel of 7 does not fit into a height of 4 with padding 2", Layers.convolution(1, 7, 1, 1));
    Layer wide = new Layer.Convolution(1, new Size(1, 6), ONE, Margins.NONE, ONE, 1, true, START);
    image("a kernel of 6 does not fit into a width of 5 with padding 0", wide);
    image("kernel, stride and dilation must be at least 1", Layers.convolution(1, 1, 0, 0));
    image("padding cannot be negative", Layers.convolution(1, 1, 1, -1));
    image("3 groups must divide 2 input channels and 3 filters", new Layer.Convolution(3, ONE, ONE, Margins.NONE, ONE, 3, true, START));
    image("0 groups must divide 2 input channels and 3 filters", new Layer.Convolution(3, ONE, ONE, Margins.NONE, ONE, 0, true, START));
    Layer padded = new Layer.Pooling(Layer.Pool.MAX, TWO, TWO, Margins.of(2), false);
    image("padding must be smaller than the kernel, or a window would hold nothing", padded);
    image("padding cannot be negative", new Layer.ZeroPadding(new Margins(0, -1, 0, 0)));
    image("the factor must be at least 1", new Layer.Upsampling(Size.of(0)));
  }

  @Test
  void transposedWindows() {
    image("outputPadding must be smaller than stride or dilation", transposed(TWO, Margins.NONE, TWO));
    image("padding 8 leaves nothing of 4 cells", transposed(TWO, Margins.of(4), Size.of(0)));
    image("padding cannot be negative", transposed(TWO, new Margins(-1, 0, 2, 0), Size.of(0)));
  }

  private static Layer transposed(Size stride, Margins margins, Size extra) {
    return new Layer.TransposedConvolution(1, ONE, stride, margins, extra, ONE, 1, true, START);
  }

  @Test
  void axes() {
    image("there is no axis 3 in 2×4×5", new Layer.Concatenate(3));
    image("40 values (2×4×5) do not fill [3, -1]", new Layer.Reshape(List.of(3, -1)));
    image("40 values (2×4×5) do not fill [-1, -1]", new Layer.Reshape(List.of(-1, -1)));
    image("an axis must be positive or -1: [0, 40]", new Layer.Reshape(List.of(0, 40)));
    says(
        "node 'c' (Concatenate): inputs may differ along axis 0 only: 3×4, 3×5",
        NetworkSpec.builder("n").input("x", 3, 4).input("y", 3, 5).add("c", new Layer.Concatenate(0), "x", "y"));
    says("node 'd' (Dense): gives 0, which holds nothing", vector().add("d", Layers.dense(0)));
  }

  @Test
  void versions() {
    String message = assertThrows(IllegalArgumentException.class, () -> new NetworkSpec(2, "n", List.of(), List.of(), List.of())).getMessage();
    assertEquals("network 'n' has version 2, this platform reads version 1", message);
  }

  private static NetworkSpec.Builder vector() {
    return NetworkSpec.builder("n").input("x", 3);
  }

  private static void image(String sentence, Layer layer) {
    says("node 'l' (" + layer.getClass().getSimpleName() + "): " + sentence, NetworkSpec.builder("n").input("x", 2, 4, 5).add("l", layer));
  }

  private static void says(String sentence, NetworkSpec.Builder spec) {
    assertEquals("network 'n': " + sentence, assertThrows(InvalidNetworkException.class, () -> NetworkGraph.of(spec.build())).getMessage());
  }
}
