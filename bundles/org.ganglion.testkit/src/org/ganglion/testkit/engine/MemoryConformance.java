package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.network.SmallNetworks;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Native memory comes back. */
interface MemoryConformance extends EngineSubject {
  @Test
  default void anEngineSaysWhatItIs() {
    EngineInfo info = engine().info();
    for (String text : new String[] {info.id(), info.version(), info.device(), info.instructionSet()}) {
      assertFalse(text == null || text.isBlank(), () -> "something is missing in " + info);
    }
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.mixed());
    CompileOptions options = CompileOptions.training(6);
    requireCompilable(graph, options);
    try (Network network = compiled(graph, options)) {
      assertEquals(info.id(), network.engine());
      assertEquals(graph, network.graph());
    }
  }

  @Test
  default void closingGivesAllMemoryBack() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.mixed());
    CompileOptions options = CompileOptions.training(6);
    requireCompilable(graph, options);
    Network network = compiled(graph, options);
    network.inference(3);
    Tensor output = network.forward(TestBatch.inputs(graph, 6, 1), Mode.TRAINING).get("y");
    assertTrue(network.bytes() > 0, "a network that computed holds memory");
    network.close();
    assertEquals(0, network.bytes(), "bytes behind close()");
    assertTrue(output.closed(), "an output of a closed network is open");
    assertThrows(IllegalStateException.class, output::toFloatArray, "an output of a closed network can be read");
    assertThrows(IllegalStateException.class, () -> network.forward(TestBatch.inputs(graph, 6, 1), Mode.TRAINING), "a closed network computes");
    network.close();
  }

  @Test
  default void estimatesAreOfTheRightOrder() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.large());
    CompileOptions options = CompileOptions.training(256);
    requireCompilable(graph, options);
    try (Network network = compiled(graph, options)) {
      long estimate = engine().estimate(graph, options);
      long held = network.bytes();
      assertTrue(estimate >= held / 3 && estimate <= 3 * held, () -> "estimated " + estimate + " bytes, the network holds " + held);
    }
  }

  /**
   * Were nothing but the weights of each network kept, the process would grow by their size with each of 100 compilations, and so in each of five
   * rounds of 20; half of that is allowed. The Java heap grows too, but not in every round.
   */
  @Test
  default void aHundredCompilationsDoNotGrowTheProcess() throws IOException {
    Path pages = Path.of("/proc/self/statm");
    Assumptions.assumeTrue(Files.isReadable(pages), "the resident size of the process is read from /proc");
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.large());
    CompileOptions options = CompileOptions.training(256);
    requireCompilable(graph, options);
    float[] parameters = TestBatch.parameters(graph, 1);
    long growth = Long.MAX_VALUE;
    long before = resident(pages);
    for (int round = 0; round < 5; round++) {
      for (int cycle = 0; cycle < 20; cycle++) {
        useOnce(graph, parameters, options);
      }
      long after = resident(pages);
      growth = Math.min(growth, after - before);
      before = after;
    }
    long least = growth;
    long limit = 20L * graph.parameterCount() * Float.BYTES / 2;
    assertTrue(least <= limit, () -> "every 20 networks the process grew by " + (least >> 20) + " MiB or more, " + (limit >> 20)
        + " MiB are allowed");
  }

  private void useOnce(NetworkGraph graph, float[] parameters, CompileOptions options) {
    try (Network network = engine().compile(graph, parameters, new float[0], 1, options); Inference handle = network.inference(2)) {
      handle.forward(TestBatch.inputs(graph, 2, 1));
      Training.steps(network, 2, 0, 1);
    }
  }

  private Network compiled(NetworkGraph graph, CompileOptions options) {
    Engine engine = engine();
    return engine.compile(graph, TestBatch.parameters(graph, 1), TestBatch.statistics(graph, 1), 1, options);
  }

  private static long resident(Path pages) throws IOException {
    System.gc();
    return Long.parseLong(Files.readString(pages).split(" ")[1]) * 4096;
  }
}
