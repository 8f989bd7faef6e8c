package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.oracle.Interpreter;

/** A network on an engine and the same on the oracle, fed alike and compared after each call. */
public final class SideBySide implements AutoCloseable {
  /** Seed of both. */
  public static final long SEED = 42;

  private final NetworkGraph graph;
  private final Network network;
  private final Interpreter oracle;
  private int batch;
  private long round;

  /** Compiles both from equal parameters and statistics. */
  public SideBySide(Engine engine, NetworkGraph graph, CompileOptions options) {
    this.graph = graph;
    float[] parameters = TestBatch.parameters(graph, SEED);
    float[] statistics = TestBatch.statistics(graph, SEED);
    this.network = engine.compile(graph, parameters.clone(), statistics.clone(), SEED, options);
    this.oracle = new Interpreter(graph, TestBatch.doubles(parameters), TestBatch.doubles(statistics), SEED);
  }

  /** The one on the engine. */
  public Network network() {
    return network;
  }

  /** The one on the oracle. */
  public Interpreter oracle() {
    return oracle;
  }

  /** A forward pass on new inputs; outputs and statistics must agree. */
  public void forward(int size, Mode mode) {
    batch = size;
    round++;
    Map<String, Tensor> inputs = TestBatch.inputs(graph, size, round);
    Map<String, double[]> expected = oracle.forward(TestBatch.doubles(inputs), size, mode);
    Map<String, Tensor> actual = network.forward(inputs, mode);
    Map<String, Shape> shapes = graph.outputShapes();
    actual.forEach((name, tensor) -> assertEquals(shapes.get(name).prepend(size), tensor.shape(), "shape of output '" + name + "'"));
    Agreement.near("output in " + mode + " at batch " + size, expected, TestBatch.floats(actual));
    Agreement.near("statistics after " + mode, graph.statistics(), oracle.statistics(), network.statistics());
  }

  /** A backward pass from new gradients of the outputs; gradients of inputs and parameters must agree. */
  public void backward(Gradient... wanted) {
    Map<String, Tensor> outputGradients = TestBatch.outputGradients(graph, batch, round);
    Map<String, double[]> expected = oracle.backward(TestBatch.doubles(outputGradients), Set.of(wanted));
    Map<String, Tensor> actual = network.backward(outputGradients, Set.of(wanted));
    Agreement.near("input gradient at batch " + batch, expected, TestBatch.floats(actual));
    compareGradients("parameter gradient at batch " + batch);
  }

  /** Parameter gradients must agree. */
  public void compareGradients(String what) {
    Agreement.near(what, graph.parameters(), oracle.gradients(), network.gradients());
  }

  /** Parameters must agree. */
  public void compareParameters(String what) {
    Agreement.near(what, graph.parameters(), oracle.parameters(), network.parameters());
  }

  @Override
  public void close() {
    network.close();
  }
}
