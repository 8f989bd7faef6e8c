package org.ganglion.device.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgeRunner;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;

/**
 * What loading a model of 24 MB of float32 weights and running it once adds to this process's resident memory, mapped pages of the file included.
 * Arguments: {@code write FOLDER} makes the files; {@code load FILE} measures one, in a JVM of its own.
 */
public final class MemoryBenchmark {
  private static final int WIDTH = 2450;

  private MemoryBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("write")) {
      Path folder = Path.of(arguments[1]);
      Files.write(folder.resolve("float.gpk"), PackageFormat.write(model(false, 1).build()));
      Files.write(folder.resolve("int8.gpk"), PackageFormat.write(model(true, 1).build()));
      Files.write(folder.resolve("int8-pruned.gpk"), PackageFormat.write(model(true, 0.1).build()));
      return;
    }
    Path file = Path.of(arguments[1]);
    Path small = Files.createTempFile("small", ".gpk");
    Files.write(small, PackageFormat.write(new EdgeModelBuilder("small", 1).output("y", 0).build()));
    run(small);
    Files.delete(small);
    long before = resident();
    EdgeRunner runner = run(file);
    long after = resident();
    System.out.printf("%s: file %.1f MB, resident memory + %.1f MB (%d outputs)%n", file.getFileName(), Files.size(file) / 1e6, (after - before)
        / 1e6,
        runner.model().output().size());
  }

  private static EdgeRunner run(Path file) throws IOException {
    EdgeRunner runner = EdgePackage.open(file).runner();
    java.util.Arrays.fill(runner.input(), 0.5f);
    runner.run();
    System.gc();
    return runner;
  }

  /** Bytes of this process in memory. */
  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024).sum();
  }

  private static EdgeModelBuilder model(boolean int8, double density) {
    Random random = new Random(1);
    float[] values = new float[WIDTH * WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      boolean held = false;
      for (int o = 0; o < WIDTH; o++) {
        held = o % 8 == 0 ? random.nextDouble() < density : held;
        values[o * WIDTH + i] = held ? (float) random.nextGaussian() : 0;
      }
    }
    EdgeModelBuilder b = new EdgeModelBuilder("wide", WIDTH);
    if (!int8) {
      return b.output("y", b.dense("d", 0, Weights.float32(WIDTH, WIDTH, values), null, false));
    }
    int x = b.quantise("q", 0, new Quantisation(0.01, -128));
    return b.output("y", b.dense("d", x, Weights.quantised(WIDTH, WIDTH, values).inBlocks(8), null, false, null));
  }
}
