package org.ganglion.testkit.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.DType;
import org.ganglion.testkit.engine.TestBatch;

/** Compares gradients of an interpreter with central differences of a fixed combination of its outputs. */
final class FiniteDifferences {
  private static final int MOST = 60;

  private final NetworkGraph graph;
  private final int batch;
  private final Interpreter interpreter;
  private final Map<String, double[]> inputs;
  private final Map<String, double[]> outputGradients;
  private final double step;
  private final double limit;

  FiniteDifferences(NetworkGraph graph, int batch) {
    this.graph = graph;
    this.batch = batch;
    float[] parameters = TestBatch.parameters(graph, 3);
    this.interpreter = new Interpreter(graph, TestBatch.doubles(parameters), TestBatch.doubles(TestBatch.statistics(graph, 3)), 3);
    this.inputs = TestBatch.doubles(TestBatch.inputs(graph, batch, 1));
    this.outputGradients = TestBatch.doubles(TestBatch.outputGradients(graph, batch, 1));
    // Custom kernels compute in float32; else the step is small, for a value that crosses a kink of ReLU within it spoils the quotient.
    boolean coarse = graph.vertices().stream().anyMatch(vertex -> vertex.layer() instanceof Layer.Custom);
    this.step = coarse ? 1e-2 : 1e-6;
    this.limit = coarse ? 1e-3 : 1e-6;
  }

  void check() {
    forward();
    Map<String, double[]> ofInputs = interpreter.backward(outputGradients);
    double[] ofParameters = interpreter.gradients();
    for (NetworkSpec.Input input : graph.inputs()) {
      if (input.type() == DType.FLOAT32 && !input.name().equals("coarse")) {
        double[] values = inputs.get(input.name());
        compare("input " + input.name(), ofInputs.get(input.name()), 0, values.length, (at, by) -> values[at] += by);
      }
    }
    double[] values = interpreter.parameters();
    for (Parameter block : graph.parameters()) {
      compare(
          block.name(), ofParameters, (int) block.offset(), block.size(),
          (at, by) -> {
            values[at] += by;
            interpreter.setParameters(values);
          });
    }
  }

  private interface Nudge {
    void by(int element, double amount);
  }

  private void compare(String what, double[] gradient, int from, int count, Nudge nudge) {
    RandomStream stream = RandomStream.of(5, what);
    int[] elements = count <= MOST ? IntStream.range(0, count).toArray() : Arrays.copyOf(stream.permutation(count, 0), MOST);
    double difference = 0;
    double norm = 0;
    for (int element : elements) {
      int at = from + element;
      nudge.by(at, step);
      double above = forward();
      nudge.by(at, -2 * step);
      double below = forward();
      nudge.by(at, step);
      double expected = (above - below) / (2 * step);
      difference += (gradient[at] - expected) * (gradient[at] - expected);
      norm += expected * expected;
    }
    double distance = Math.sqrt(difference) / Math.max(Math.sqrt(norm), 1e-3);
    assertTrue(distance <= limit, () -> "gradient of " + what + " differs from central differences by " + distance);
  }

  /** The combination of outputs, with the dropout masks of the first pass. */
  private double forward() {
    interpreter.resume(new double[0], 0, 0);
    Map<String, double[]> outputs = new LinkedHashMap<>(interpreter.forward(inputs, batch, Mode.FROZEN_STATISTICS));
    double sum = 0;
    for (Map.Entry<String, double[]> output : outputs.entrySet()) {
      double[] factors = outputGradients.get(output.getKey());
      for (int i = 0; i < factors.length; i++) {
        sum += factors[i] * output.getValue()[i];
      }
    }
    return sum;
  }
}
