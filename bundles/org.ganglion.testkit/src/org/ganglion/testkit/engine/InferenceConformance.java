package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.network.NetworkCase;
import org.ganglion.testkit.network.NetworkCases;
import org.ganglion.testkit.network.SmallNetworks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Handles that compute beside the network and beside each other. */
interface InferenceConformance extends EngineSubject {
  @TestFactory
  default Stream<DynamicTest> aHandleComputesWhatItsNetworkComputes() {
    return NetworkCases.composed().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> handle(each)));
  }

  private void handle(NetworkCase each) {
    NetworkGraph graph = each.graph();
    try (SideBySide both = compile(graph, CompileOptions.training(each.maxBatch()));
        Inference handle = both.network().inference(each.maxBatch());
        Inference single = both.network().inference(1)) {
      for (int batch : each.batches()) {
        Map<String, Tensor> inputs = TestBatch.inputs(graph, batch, batch);
        Map<String, double[]> expected = both.oracle().forward(TestBatch.doubles(inputs), batch, Mode.INFERENCE);
        Agreement.near("output of the handle at batch " + batch, expected, TestBatch.floats(handle.forward(inputs)));
      }
      Map<String, Tensor> one = TestBatch.inputs(graph, 1, 99);
      Map<String, double[]> expected = both.oracle().forward(TestBatch.doubles(one), 1, Mode.INFERENCE);
      Agreement.near("output of a handle for single samples", expected, TestBatch.floats(single.forward(one)));
    }
  }

  @Test
  default void theShortFormComputesTheSame() {
    try (SideBySide both = mixed(); Inference handle = both.network().inference(4)) {
      Map<String, Tensor> inputs = TestBatch.inputs(both.network().graph(), 4, 1);
      float[] expected = handle.forward(inputs).get("y").toFloatArray();
      assertArrayEquals(expected, handle.forward(inputs.get("x")).toFloatArray());
    }
  }

  @Test
  default void weightsMoveOnlyAtRefresh() {
    try (SideBySide both = mixed(); Inference handle = both.network().inference(4)) {
      Network network = both.network();
      Map<String, Tensor> inputs = TestBatch.inputs(network.graph(), 4, 1);
      float[] before = handle.forward(inputs).get("y").toFloatArray();
      Training.steps(network, 6, 0, 3);
      assertArrayEquals(before, handle.forward(inputs).get("y").toFloatArray(), "output while the network trained");
      handle.refresh();
      float[] after = handle.forward(inputs).get("y").toFloatArray();
      assertFalse(Arrays.equals(before, after), "refresh took nothing over");
      Agreement.near("output behind refresh", TestBatch.doubles(network.forward(inputs, Mode.INFERENCE).get("y")), after);
    }
  }

  @Test
  default void handlesOnSeveralThreadsDoNotDisturbEachOther() throws Exception {
    try (SideBySide both = mixed()) {
      Network network = both.network();
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
          int round = thread;
          double[] expected = TestBatch.doubles(network.forward(TestBatch.inputs(network.graph(), 1 + round, round), Mode.INFERENCE).get("y"));
          Inference handle = network.inference(4);
          done.add(threads.submit(() -> repeat(network.graph(), handle, round, expected)));
        }
        for (Future<?> each : done) {
          each.get(60, TimeUnit.SECONDS);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static void repeat(NetworkGraph graph, Inference handle, int round, double[] expected) {
    Map<String, Tensor> inputs = TestBatch.inputs(graph, 1 + round, round);
    for (int i = 0; i < 50; i++) {
      Agreement.near("output in thread " + round, expected, handle.forward(inputs).get("y").toFloatArray());
    }
    handle.close();
  }

  /** The network's own batch in flight is not the handle's: a backward pass still finds its forward pass. */
  @Test
  default void aHandleDoesNotDisturbATrainingStep() {
    try (SideBySide both = mixed(); Inference handle = both.network().inference(4)) {
      both.forward(6, Mode.TRAINING);
      handle.forward(TestBatch.inputs(both.network().graph(), 4, 7));
      both.backward(Gradient.PARAMETERS, Gradient.INPUTS);
    }
  }

  @Test
  default void aHandleGivesItsMemoryBack() {
    try (SideBySide both = mixed()) {
      Network network = both.network();
      long before = network.bytes();
      Inference handle = network.inference(4);
      Tensor output = handle.forward(TestBatch.inputs(network.graph(), 4, 1)).get("y");
      handle.close();
      handle.close();
      assertEquals(before, network.bytes(), "bytes behind close()");
      assertThrows(IllegalStateException.class, output::toFloatArray, "an output of a closed handle can be read");
      assertThrows(IllegalStateException.class, () -> handle.forward(TestBatch.inputs(network.graph(), 4, 1)), "a closed handle computes");
    }
  }

  @Test
  default void closingTheNetworkClosesItsHandles() {
    SideBySide both = mixed();
    Inference handle = both.network().inference(4);
    both.close();
    assertThrows(IllegalStateException.class, () -> handle.forward(TestBatch.inputs(both.network().graph(), 4, 1)));
    handle.close();
  }

  private SideBySide mixed() {
    return compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6));
  }
}
