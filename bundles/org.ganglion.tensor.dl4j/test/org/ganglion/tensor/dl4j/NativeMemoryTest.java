package org.ganglion.tensor.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Fails where a closed network keeps native memory, or the estimate for the budget is far from what is taken. */
class NativeMemoryTest {
  /** Makes blocks of 37 MiB: from 32 MiB on the C library hands freed memory back to the system, below it may keep some for the next one. */
  private static final int BATCH = 150_000;

  private final Engine engine = new Dl4jEngine(new Nd4jLibrary());

  private static NetworkSpec dense() {
    return NetworkSpec.builder("wide").input("x", 64).add("a", Layers.dense(64)).activate("r", Layer.Function.RELU).add("b", Layers.dense(64))
        .build();
  }

  private static NetworkSpec mixed() {
    return NetworkSpec.builder("mixed").input("x", 8, 16, 16).add("c", Layers.convolution(16, 3, 1, 1)).add("n", Layers.batchNormalisation())
        .add("t", Layers.transposedConvolution(4, 4, 2, 1)).add("s", new Layer.Reshape(List.of(32, 128))).add("l", Layers.lstm(32)).build();
  }

  @Test
  void closedNetworksLeaveNothingBehind() throws IOException {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/statm")), "resident memory is read from /proc");
    TestCore core = new TestCore(engine, id -> null);
    Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(BATCH, 64));
    once(core, x);
    long before = resident();
    for (int round = 0; round < 12; round++) {
      once(core, x);
    }
    long grown = resident() - before;
    assertTrue(grown < 150L << 20, "twelve networks of 440 MiB, one after the other, left " + (grown >> 20) + " MiB behind");
  }

  private static void once(TestCore core, Tensor x) {
    try (Network network = core.compile(dense(), 1, CompileOptions.training(BATCH)); Inference handle = network.inference(BATCH)) {
      network.forward(x, Mode.TRAINING);
      handle.forward(x);
    }
  }

  private static long resident() throws IOException {
    return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
  }

  @Test
  void theEstimateIsNearWhatIsTaken() {
    for (NetworkSpec spec : new NetworkSpec[] {dense(), mixed()}) {
      for (CompileOptions options : new CompileOptions[] {CompileOptions.training(64), CompileOptions.inference(8)}) {
        try (Network network = new TestCore(engine, id -> null).compile(spec, 1, options)) {
          double ratio = engine.estimate(NetworkGraph.of(spec), options) / (double) network.bytes();
          assertEquals(1, ratio, 0.25, spec.name() + " for " + options);
        }
      }
    }
  }
}
