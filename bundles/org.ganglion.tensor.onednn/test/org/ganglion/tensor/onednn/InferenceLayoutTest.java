package org.ganglion.tensor.onednn;

import static org.ganglion.api.network.NetworkSpec.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.onednn.natives.NativeLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights that are reordered for inference must be the same weights, whatever batch sizes network and handle were made for. */
class InferenceLayoutTest {
  private final OneDnnEngine engine = new OneDnnEngine(new NativeLibrary());
  private final NetworkGraph graph =
      NetworkGraph.of(
          NetworkSpec.builder("wide").input("x", 300).add("a", dense(250)).activate("r", Layer.Function.RELU).add("large", dense(1056))
          .add("b", dense(101))
              .add("c", dense(3)).build());

  private Network compile(CompileOptions options) {
    return engine.compile(graph, Initialisation.parameters(graph, 1), new float[0], 1, options);
  }

  @ParameterizedTest
  @CsvSource({"64,1", "1,64", "8,8", "128,17", "3,2"})
  void handlesComputeWhatTheTrainedNetworkComputes(int compiled, int handled) {
    Tensor x = TrainingDigest.normal(Shape.of(handled, 300), "x");
    try (Network trained = compile(CompileOptions.training(handled));
        Network inferring = compile(CompileOptions.inference(compiled));
        Inference ofTrained = trained.inference(handled);
        Inference ofInferring = inferring.inference(handled)) {
      float[] expected = trained.forward(x, Mode.INFERENCE).toFloatArray();
      assertArrayEquals(expected, ofTrained.forward(x).toFloatArray(), 1e-5f);
      assertArrayEquals(expected, ofInferring.forward(x).toFloatArray(), 1e-5f);
      assertArrayEquals(trained.parameters(), inferring.parameters(), "parameters must come out as they went in");
    }
  }

  @Test
  void aHandleSeesNewWeightsAfterRefresh() {
    Tensor x = TrainingDigest.normal(Shape.of(8, 300), "x");
    float[] other = Initialisation.parameters(graph, 2);
    try (Network network = compile(CompileOptions.training(8));
        Inference handle = network.inference(8)) {
      float[] before = handle.forward(x).toFloatArray();
      network.setParameters(other);
      assertArrayEquals(before, handle.forward(x).toFloatArray(), "weights moved without refresh");
      handle.refresh();
      assertArrayEquals(network.forward(x, Mode.INFERENCE).toFloatArray(), handle.forward(x).toFloatArray(), 1e-5f);
    }
  }
}
