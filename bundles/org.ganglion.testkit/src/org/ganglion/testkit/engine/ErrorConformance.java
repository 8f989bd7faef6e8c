package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.network.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Wrong use gives one sentence that names the network and what is wrong in it, and the network still works. */
interface ErrorConformance extends EngineSubject {
  @Test
  default void inputsThatDoNotFitAreNamed() {
    try (SideBySide both = compile(NetworkGraph.of(SmallNetworks.labelled()), CompileOptions.training(4))) {
      refuses(both, Map.of("x", floats(2, 4)), "'label'", "missing");
      refuses(both, with(both, "nonsense", floats(2, 4)), "'nonsense'");
      refuses(both, with(both, "x", floats(2, 5)), "'x'", "4", "2×5");
      refuses(both, with(both, "x", floats(4)), "'x'", "4");
      refuses(both, with(both, "x", floats(2, 2, 2)), "'x'", "2×2×2");
      refuses(both, with(both, "x", Tensor.zeros(DType.INT32, Shape.of(2, 4))), "'x'", "FLOAT32", "INT32");
      refuses(both, with(both, "label", floats(2, 1)), "'label'", "INT32", "FLOAT32");
      refuses(both, with(both, "x", floats(3, 4)), "3", "2");
      refuses(both, Map.of("x", floats(5, 4), "label", Tensor.zeros(DType.INT32, Shape.of(5, 1))), "4", "5");
      refuses(both, Map.of("x", floats(0, 4), "label", Tensor.zeros(DType.INT32, Shape.of(0, 1))), "0");
      both.forward(4, Mode.TRAINING);
      both.backward(Gradient.INPUTS, Gradient.PARAMETERS);
    }
  }

  private static void refuses(SideBySide both, Map<String, Tensor> inputs, String... words) {
    says(IllegalArgumentException.class, () -> both.network().forward(inputs, Mode.TRAINING), both.network().graph().spec(), words);
  }

  private static Map<String, Tensor> with(SideBySide both, String name, Tensor tensor) {
    Map<String, Tensor> inputs = new LinkedHashMap<>(TestBatch.inputs(both.network().graph(), 2, 1));
    inputs.put(name, tensor);
    return inputs;
  }

  @Test
  default void anIndexOutsideTheTableIsRefused() {
    try (SideBySide both = compile(NetworkGraph.of(SmallNetworks.labelled()), CompileOptions.training(4))) {
      for (int index : new int[] {5, -1, Integer.MAX_VALUE}) {
        Tensor label = Tensor.zeros(DType.INT32, Shape.of(2, 1));
        label.ints().put(1, index);
        refuses(both, with(both, "label", label), Integer.toString(index));
      }
    }
  }

  @Test
  default void aHandleRefusesWhatItsNetworkRefuses() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.plain());
    try (SideBySide both = compile(graph, CompileOptions.training(4))) {
      Inference handle = both.network().inference(2);
      says(IllegalArgumentException.class, () -> handle.forward(Map.of("x", floats(3, 5))), graph.spec(), "'x'", "2", "3");
      says(IllegalArgumentException.class, () -> handle.forward(floats(2, 6)), graph.spec(), "'x'", "2×6");
      says(IllegalArgumentException.class, () -> handle.forward(Map.of()), graph.spec(), "'x'");
      handle.forward(floats(2, 5));
    }
  }

  @Test
  default void aBackwardPassNeedsAForwardPass() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.plain());
    try (SideBySide both = compile(graph, CompileOptions.training(4))) {
      Map<String, Tensor> gradient = TestBatch.outputGradients(graph, 3, 1);
      Executable backward = () -> both.network().backward(gradient, Set.of(Gradient.PARAMETERS));
      says(IllegalStateException.class, backward, graph.spec(), "forward");
      both.network().forward(TestBatch.inputs(graph, 3, 1), Mode.INFERENCE);
      says(IllegalStateException.class, backward, graph.spec(), "forward");
    }
  }

  @Test
  default void gradientsMustBeThoseThatItWasCompiledFor() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.plain());
    for (Gradient one : Gradient.values()) {
      try (SideBySide both = compile(graph, CompileOptions.training(4).withGradients(one))) {
        both.network().forward(TestBatch.inputs(graph, 3, 1), Mode.TRAINING);
        Gradient other = Gradient.values()[1 - one.ordinal()];
        Executable backward = () -> both.network().backward(TestBatch.outputGradients(graph, 3, 1), Set.of(other));
        says(IllegalStateException.class, backward, graph.spec(), other.name());
      }
    }
  }

  @Test
  default void gradientsOfOutputsMustFit() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.plain());
    try (SideBySide both = compile(graph, CompileOptions.training(4))) {
      both.forward(3, Mode.TRAINING);
      for (Map<String, Tensor> wrong : List.of(Map.of("z", floats(3, 3)), Map.of("y", floats(3, 4)), Map.of("y", floats(2, 3)))) {
        String name = "'" + wrong.keySet().iterator().next() + "'";
        says(IllegalArgumentException.class, () -> both.network().backward(wrong, Set.of(Gradient.PARAMETERS)), graph.spec(), name);
      }
      both.backward(Gradient.PARAMETERS, Gradient.INPUTS);
    }
  }

  @Test
  default void valuesOfAnotherLayoutAreRefused() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.mixed());
    NetworkGraph other = NetworkGraph.of(SmallNetworks.plain());
    try (SideBySide both = compile(graph, CompileOptions.training(4)); SideBySide foreign = compile(other, CompileOptions.training(4))) {
      Network network = both.network();
      float[] parameters = network.parameters();
      NetworkState state = foreign.network().state();
      assertThrows(IllegalArgumentException.class, () -> network.setParameters(new float[parameters.length - 1]));
      assertThrows(IllegalArgumentException.class, () -> network.setStatistics(new float[1]));
      says(IllegalArgumentException.class, () -> network.restore(state), graph.spec());
      NetworkState slots = new NetworkState(parameters, network.statistics(), new float[parameters.length + 1], 1, 1, 1);
      says(IllegalArgumentException.class, () -> network.restore(slots), graph.spec());
      assertThrows(IllegalArgumentException.class, () -> network.copyFrom(foreign.network(), 0.5));
      assertArrayEquals(parameters, network.parameters(), "nothing was taken over");
    }
  }

  private static Tensor floats(long... axes) {
    return Tensor.zeros(DType.FLOAT32, Shape.of(axes));
  }

  private static <T extends Exception> void says(Class<T> type, Executable call, NetworkSpec network, String... words) {
    T error = assertThrows(type, call);
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("'" + network.name() + "'"), () -> "the network is not named in: " + message);
    for (String word : words) {
      assertTrue(message.contains(word), () -> "'" + word + "' is missing in: " + message);
    }
    assertEquals(1, message.lines().count(), () -> "one sentence, not: " + message);
  }
}
