package org.ganglion.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.junit.jupiter.api.Test;

/** Shapes and parameters worked out by hand, those of the well-known networks among them. */
class LayerShapesTest {
  private static final Initialiser START = new Initialiser.Glorot();

  @Test
  void dense() {
    check(Layers.dense(128), "784", "128", "weight 128×784", "bias 128");
    check(new Layer.Dense(5, false, START), "3×4", "3×5", "weight 5×4");
  }

  /** LeNet, the Atari network of Mnih et al. (2015), DCGAN. */
  @Test
  void convolutions() {
    check(Layers.convolution(6, 5, 1, 0), "1×32×32", "6×28×28", "weight 6×1×5×5", "bias 6");
    check(Layers.convolution(32, 8, 4, 0), "4×84×84", "32×20×20", "weight 32×4×8×8", "bias 32");
    check(Layers.convolution(64, 4, 2, 0), "32×20×20", "64×9×9", "weight 64×32×4×4", "bias 64");
    check(Layers.convolution(64, 4, 2, 1), "1×28×28", "64×14×14", "weight 64×1×4×4", "bias 64");
    Layer uneven = new Layer.Convolution(6, new Size(3, 2), new Size(2, 1), new Margins(1, 0, 2, 3), new Size(2, 3), 2, false, START);
    check(uneven, "4×9×8", "6×4×8", "weight 6×2×3×2");
  }

  @Test
  void transposedConvolutions() {
    check(Layers.transposedConvolution(64, 4, 2, 1), "128×7×7", "64×14×14", "weight 128×64×4×4", "bias 64");
    check(Layers.transposedConvolution(256, 4, 1, 0), "100×1×1", "256×4×4", "weight 100×256×4×4", "bias 256");
    Layer uneven =
        new Layer.TransposedConvolution(6, new Size(3, 2), new Size(2, 3), new Margins(1, 0, 2, 1), new Size(1, 2), new Size(2, 1), 2, false, START);
    check(uneven, "4×5×6", "6×11×18", "weight 4×3×3×2");
  }

  @Test
  void pooling() {
    check(Layers.pooling(Layer.Pool.MAX, 2, 2), "6×28×28", "6×14×14");
    check(Layers.pooling(Layer.Pool.AVERAGE, 3, 2), "2×8×7", "2×3×3");
    check(new Layer.Pooling(Layer.Pool.MAX, Size.of(3), Size.of(2), new Margins(1, 0, 1, 2), false), "2×7×7", "2×4×4");
    check(new Layer.GlobalPooling(Layer.Pool.AVERAGE), "5×3×9", "5");
  }

  @Test
  void others() {
    check(new Layer.Upsampling(new Size(3, 2)), "2×4×5", "2×12×10");
    check(new Layer.ZeroPadding(new Margins(1, 2, 3, 4)), "2×5×6", "2×9×12");
    check(Layers.batchNormalisation(), "7×2×3", "7×2×3", "gamma 7", "beta 7");
    check(Layers.batchNormalisation(), "7", "7", "gamma 7", "beta 7");
    check(new Layer.Dropout(0.5), "3×4", "3×4");
    check(new Layer.Flatten(), "3×4×5", "60");
    check(new Layer.Reshape(List.of(2, -1, 5)), "60", "2×6×5");
    check(new Layer.Activation(Layer.Function.SOFTMAX, 0), "10", "10");
    check(new Layer.Add(), "3×4 3×4 3×4", "3×4");
    check(new Layer.Multiply(), "3 3", "3");
    check(new Layer.Concatenate(0), "3×4 2×4", "5×4");
    check(new Layer.Concatenate(-1), "3×4 3×1", "3×5");
  }

  @Test
  void embedding() {
    NetworkSpec spec = NetworkSpec.builder("e").input("index", DType.INT32, 6).add("layer", new Layer.Embedding(100, 16, START)).build();
    Vertex vertex = NetworkGraph.of(spec).vertex("layer");
    assertEquals("6×16", vertex.shape().toString());
    assertEquals("100×16", vertex.parameters().get("weight").shape().toString());
  }

  @Test
  void lstm() {
    check(Layers.lstm(64), "30×16", "30×64", "weight 256×16", "recurrent 256×64", "bias 256");
    check(Layers.lstm(8), "5×3 8 8", "5×8", "weight 32×3", "recurrent 32×8", "bias 32");
    check(Layers.lstm(8), "5×3 8 8 5", "5×8", "weight 32×3", "recurrent 32×8", "bias 32");
    NetworkGraph graph = NetworkGraph.of(NetworkSpec.builder("l").input("x", 5, 3).add("l", Layers.lstm(8)).outputs("l", "l.h", "l.c").build());
    assertEquals(Map.of("l", Shape.of(5, 8), "l.h", Shape.of(8), "l.c", Shape.of(8)), graph.outputShapes());
  }

  @Test
  void onlyBatchNormalisationHasStatistics() {
    NetworkGraph graph = NetworkGraph.of(
        NetworkSpec.builder("n").input("x", 4).add("d", Layers.dense(3)).add("n", Layers.batchNormalisation()).build());
    assertEquals(List.of("n.mean", "n.variance"), graph.statistics().stream().map(Parameter::name).collect(Collectors.toList()));
    assertEquals(6, graph.statisticsCount());
    assertEquals(3, graph.statistics().get(1).offset());
  }

  private static void check(Layer layer, String inputs, String output, String... parameters) {
    NetworkSpec.Builder spec = NetworkSpec.builder("one");
    List<String> names = new ArrayList<>();
    for (String axes : inputs.split(" ")) {
      names.add("x" + names.size());
      spec.input(names.get(names.size() - 1), Arrays.stream(axes.split("×")).mapToInt(Integer::parseInt).toArray());
    }
    Vertex vertex = NetworkGraph.of(spec.add("layer", layer, names.toArray(new String[0])).build()).vertex("layer");
    assertEquals(output, vertex.shape().toString(), () -> layer.toString());
    List<String> blocks = new ArrayList<>();
    vertex.parameters().forEach((name, block) -> blocks.add(name + " " + block.shape()));
    assertEquals(List.of(parameters), blocks, () -> layer.toString());
  }
}
