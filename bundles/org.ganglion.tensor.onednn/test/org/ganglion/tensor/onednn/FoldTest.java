package org.ganglion.tensor.onednn;

import static org.ganglion.api.network.NetworkSpec.Layers.convolution;

import java.util.List;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Size;
import org.ganglion.tensor.onednn.natives.NativeLibrary;
import org.ganglion.testkit.engine.SideBySide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** First convolutions that are computed over tiles: outputs, gradients and weights must be those of the layer as it is specified. */
class FoldTest {
  private static Layer.Convolution oblong(int filters, Size kernel, Size stride) {
    return new Layer.Convolution(filters, kernel, stride, Margins.NONE, Size.of(1), 1, true, new Initialiser.He());
  }

  private static NetworkGraph first(Layer.Convolution layer, int... axes) {
    return NetworkGraph.of(NetworkSpec.builder("folded").input("x", axes).add("c", layer).activate("r", Layer.Function.TANH)
        .add("e", convolution(5, 2, 1, 0)).build());
  }

  @TestFactory
  List<DynamicTest> tiledConvolutionsAgreeWithTheOracle() {
    return List.of(
        agrees("kernel 8, stride 4, nothing left over", first(convolution(7, 8, 4, 0), 4, 28, 28)),
        agrees("cells at the far edges that no kernel reaches", first(convolution(16, 4, 4, 0), 3, 23, 22)),
        agrees("kernel and stride oblong", first(oblong(9, new Size(6, 4), new Size(3, 2)), 5, 20, 17)),
        agrees("kernel 4, stride 2", first(convolution(17, 4, 2, 0), 8, 13, 12)));
  }

  private static DynamicTest agrees(String name, NetworkGraph graph) {
    return DynamicTest.dynamicTest(name, () -> {
      for (Set<Gradient> wanted : List.of(Set.of(Gradient.PARAMETERS), Set.of(Gradient.PARAMETERS, Gradient.INPUTS))) {
        CompileOptions options = CompileOptions.training(6).withGradients(wanted.toArray(Gradient[]::new));
        try (SideBySide both = new SideBySide(new OneDnnEngine(new NativeLibrary()), graph, options)) {
          both.compareParameters("parameters as they went in");
          for (int batch : new int[] {6, 2, 6}) {
            both.forward(batch, Mode.TRAINING);
            both.backward(wanted.toArray(Gradient[]::new));
          }
        }
      }
    });
  }
}
