package org.ganglion.device.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgeRunner;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.kernel.Int8Kernels;
import org.ganglion.edge.kernel.PlainKernels;
import org.ganglion.edge.model.EdgeModel;

/**
 * Latency of one inference on one thread, packages beside ONNX Runtime float32 and int8 of the same network. All are called in turn, block by block;
 * the time is the thread's CPU time, and a ratio is the median of the blocks' ratios. Arguments: folder of MNIST, blocks, then packages to measure
 * besides.
 */
public final class DeviceBenchmark {
  private static final int SAMPLES = 10_000;

  private final PrintStream out;
  private final int blocks;
  private final Digits test;

  private DeviceBenchmark(PrintStream out, int blocks, Digits test) {
    this.out = out;
    this.blocks = blocks;
    this.test = test;
  }

  public static void main(String[] arguments) throws Exception {
    Path mnist = Path.of(arguments[0]);
    DeviceBenchmark benchmark = new DeviceBenchmark(System.out, Integer.parseInt(arguments[1]), Digits.read(mnist, "t10k"));
    benchmark.out.println(
        "| network | inputs | bytes | edge µs | vector µs | ORT float µs | ORT int8 µs | edge / float | edge / int8 | vector / int8 | same class |");
    benchmark.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    Digits train = Digits.read(mnist, "train");
    Perceptron perceptron = new Perceptron();
    perceptron.train(train, 120_000, 0.01f);
    for (double share : new double[] {0.4, 0.2, 0.1, 0.06, 0.043}) {
      perceptron.prune(0, share);
      perceptron.prune(1, share * 1.5);
      perceptron.train(train, 60_000, 0.005f);
    }
    EdgeModel sparse = Networks.perceptron(perceptron, train);
    benchmark.accuracy(sparse);
    benchmark.rows(sparse);
    benchmark.rows(Networks.lenet5(true));
    benchmark.rows(Networks.lenet5(false));
    benchmark.rows(Networks.game(true));
    benchmark.rows(Networks.game(false));
    for (int k = 2; k < arguments.length; k++) {
      benchmark.rows(EdgePackage.open(Path.of(arguments[k])).model);
    }
  }

  private void accuracy(EdgeModel model) throws IOException {
    EdgeRunner runner = EdgePackage.read(PackageFormat.write(model)).runner();
    float[] y = new float[10];
    int right = 0;
    long weights = 0;
    for (var layer : model.layers) {
      weights += layer.weights == null ? 0 : Arrays.stream(toInts(layer.weights.steps())).filter(w -> w != 0).count();
    }
    for (int k = 0; k < SAMPLES; k++) {
      runner.run(test.scaled(k), y);
      right += largest(y) == test.labels()[k] ? 1 : 0;
    }
    out.printf("LeNet-300-100 with %d of 266200 weights is right on %.2f %% of the test digits.%n", weights, right * 100.0 / SAMPLES);
  }

  private static int[] toInts(byte[] steps) {
    int[] whole = new int[steps.length];
    for (int k = 0; k < whole.length; k++) {
      whole[k] = steps[k];
    }
    return whole;
  }

  private void rows(EdgeModel model) throws Exception {
    boolean images = model.input().size() == 784;
    int samples = images ? SAMPLES : SAMPLES / 5;
    float[][] digits = new float[samples][];
    float[][] full = new float[samples][model.input().size()];
    Random random = new Random(9);
    for (int k = 0; k < samples; k++) {
      for (int i = 0; i < full[k].length; i++) {
        full[k][i] = (1 + random.nextInt(255)) / 255f;
      }
      digits[k] = images ? test.scaled(k) : frames(full[k], random);
    }
    row(model, images ? "test digits" : "80 % zeros", digits);
    row(model, "no zeros", full);
  }

  private static float[] frames(float[] full, Random random) {
    float[] sparse = full.clone();
    for (int i = 0; i < sparse.length; i++) {
      sparse[i] = random.nextInt(5) == 0 ? sparse[i] : 0;
    }
    return sparse;
  }

  private void row(EdgeModel model, String inputs, float[][] samples) throws Exception {
    byte[] bytes = PackageFormat.write(model);
    EdgePackage gpk = EdgePackage.read(bytes);
    Peer real = new Peer(model, false);
    Peer int8 = new Peer(model, true);
    EdgeRunner edge = gpk.runner(new PlainKernels());
    Map<String, BiConsumer<float[], float[]>> engines = new LinkedHashMap<>();
    engines.put("edge", edge::run);
    Int8Kernels vector = VectorKernelsIfThere.find();
    engines.put("vector", vector == null ? edge::run : gpk.runner(vector)::run);
    engines.put("float", real::run);
    engines.put("int8", int8::run);
    float[] y = new float[model.output().size()];
    float[] z = new float[y.length];
    int same = 0;
    for (float[] sample : samples) {
      edge.run(sample, y);
      int8.run(sample, z);
      same += largest(y) == largest(z) ? 1 : 0;
    }
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int block = -2; block < blocks; block++) {
      for (var engine : engines.entrySet()) {
        double time = block(engine.getValue(), samples, y);
        if (block >= 0) {
          times.computeIfAbsent(engine.getKey(), key -> new ArrayList<>()).add(time);
        }
      }
    }
    out.printf("| %s | %s | %d | %.2f | %s | %.2f | %.2f | %.2f | %.2f | %s | %.2f %% |%n", model.name, inputs, bytes.length,
        median(times.get("edge")),
        vector == null ? "-" : String.format("%.2f", median(times.get("vector"))), median(times.get("float")), median(times.get("int8")),
        ratio(times, "edge", "float"), ratio(times, "edge", "int8"), vector == null ? "-" : String.format("%.2f", ratio(times, "vector", "int8")),
        same * 100.0 / samples.length);
  }

  private static double block(BiConsumer<float[], float[]> engine, float[][] samples, float[] y) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    for (float[] sample : samples) {
      engine.accept(sample, y);
    }
    return (threads.getCurrentThreadCpuTime() - start) / 1e3 / samples.length;
  }

  private static double ratio(Map<String, List<Double>> times, String ours, String theirs) {
    List<Double> ratios = new ArrayList<>();
    for (int k = 0; k < times.get(ours).size(); k++) {
      ratios.add(times.get(ours).get(k) / times.get(theirs).get(k));
    }
    return median(ratios);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static int largest(float[] y) {
    int best = 0;
    for (int k = 1; k < y.length; k++) {
      best = y[k] > y[best] ? k : best;
    }
    return best;
  }
}
