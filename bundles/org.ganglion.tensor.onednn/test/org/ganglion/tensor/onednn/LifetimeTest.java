package org.ganglion.tensor.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.onednn.natives.NativeLibrary;
import org.junit.jupiter.api.Test;

/** Native memory goes back at once, and nothing is allocated while a network runs: garbage collection must not decide how much memory is in use. */
class LifetimeTest {
  private static final int BATCH = 16;

  private final OneDnnEngine engine = new OneDnnEngine(new NativeLibrary());
  private final NetworkGraph graph = NetworkGraph.of(TrainingDigest.images());
  private final Tensor x = TrainingDigest.normal(Shape.of(BATCH, 3, 20, 20), "x");
  private final Tensor slope = TrainingDigest.normal(Shape.of(BATCH, 7), "slope");

  private Network compile() {
    return engine.compile(graph, Initialisation.parameters(graph, 1), Initialisation.statistics(graph), 1, CompileOptions.training(BATCH));
  }

  private void step(Network network) {
    network.forward(x, Mode.TRAINING);
    network.backward(slope, Gradient.PARAMETERS);
    network.step(Updater.adam(), 1e-3);
  }

  @Test
  void aHundredNetworksLeaveNoMemoryBehind() throws IOException {
    cycles(30);
    long objects = Pointer.totalCount();
    long before = residentBytes();
    cycles(100);
    long grown = residentBytes() - before;
    long held = held();
    assertEquals(objects, Pointer.totalCount(), "native objects that only the garbage collector would free");
    // the Java heap and compiled code grow meanwhile, so this is no sharper than a quarter of what was allocated
    assertTrue(grown < 25 * held, "resident memory grew by " + grown + " bytes in 100 cycles of a network that holds " + held);
  }

  private long held() {
    try (Network network = compile()) {
      return network.bytes();
    }
  }

  private void cycles(int count) {
    for (int i = 0; i < count; i++) {
      try (Network network = compile()) {
        step(network);
        network.inference(3).forward(x.samples(0, 3));
        assertTrue(network.bytes() > 0);
      }
    }
  }

  private static long residentBytes() throws IOException {
    String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
    return Long.parseLong(pages[1]) * 4096;
  }

  @Test
  void closingANetworkClosesItsHandlesAndTensors() {
    Network network = compile();
    Tensor y = network.forward(x, Mode.TRAINING);
    Inference handle = network.inference(2);
    network.close();
    network.close();
    assertTrue(y.closed(), "a view of freed memory is still open");
    assertEquals(0, network.bytes());
    assertThrows(IllegalStateException.class, () -> handle.forward(x.samples(0, 2)));
  }

  @Test
  void inferenceAllocatesNothingOnTheHeap() {
    NetworkGraph policy = NetworkGraph.of(NetworkSpec.builder("policy").input("x", 4).add("a", NetworkSpec.Layers.dense(64)).build());
    Tensor observation = TrainingDigest.normal(Shape.of(1, 4), "observation");
    try (Network network = compile();
        Network small = engine.compile(policy, Initialisation.parameters(policy, 1), new float[0], 1, CompileOptions.inference(1))) {
      assertAllocatesNothing(network.inference(1), x.samples(0, 1));
      assertAllocatesNothing(small.inference(1), observation);
    }
  }

  private static void assertAllocatesNothing(Inference handle, Tensor input) {
    for (int i = 0; i < 20_000; i++) {
      handle.forward(input);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      handle.forward(input);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 16_000, "1000 calls allocated " + allocated + " bytes");
  }
}
