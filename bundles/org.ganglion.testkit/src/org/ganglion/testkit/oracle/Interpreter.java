package org.ganglion.testkit.oracle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Edge;
import org.ganglion.api.network.NetworkGraph.Output;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.DType;

/**
 * A network computed in float64, node by node, forward and backward, by loops that follow the formulas. Slow, and independent of every engine: it is
 * what they are measured against.
 *
 * <p>All arrays are row-major with the batch in front; integer inputs are doubles that hold whole numbers. Not thread-safe.
 */
public final class Interpreter {
  private final NetworkGraph graph;
  private long seed;
  private final Map<String, LayerMath> maths = new HashMap<>();
  private final Blocks parameters;
  private final Blocks statistics;
  private final Blocks gradients;
  private UpdaterMath updater;
  private int slots;
  private long steps;
  private long passes;
  private Map<String, double[]> fed;
  private Map<String, NodePass> done;

  /** A network with given values, in the layouts of the graph. */
  public Interpreter(NetworkGraph graph, double[] parameters, double[] statistics, long seed) {
    this.graph = graph;
    this.seed = seed;
    this.parameters = new Blocks(graph.parameters());
    this.statistics = new Blocks(graph.statistics());
    this.gradients = new Blocks(graph.parameters());
    this.parameters.set(parameters);
    this.statistics.set(statistics);
    graph.vertices().forEach(vertex -> maths.put(vertex.name(), LayerMaths.of(vertex)));
  }

  /** A network of built-in layers with the start values of its seed. */
  public static Interpreter of(NetworkSpec spec, long seed) {
    return of(NetworkGraph.of(spec), seed);
  }

  /** As {@link #of(NetworkSpec, long)}, from a resolved network. */
  public static Interpreter of(NetworkGraph graph, long seed) {
    return new Interpreter(graph, doubles(Initialisation.parameters(graph, seed)), doubles(Initialisation.statistics(graph)), seed);
  }

  /** What is computed. */
  public NetworkGraph graph() {
    return graph;
  }

  /** Outputs by name. */
  public Map<String, double[]> forward(Map<String, double[]> inputs, int batch, Mode mode) {
    for (NetworkSpec.Input input : graph.inputs()) {
      double[] values = inputs.get(input.name());
      if (values == null || values.length != batch * input.sample().size()) {
        String given = values == null ? "nothing" : values.length + " values";
        throw new IllegalArgumentException("input '" + input.name() + "' takes " + batch + "×" + input.sample() + ", it is given " + given);
      }
    }
    fed = new HashMap<>(inputs);
    done = new HashMap<>();
    for (Vertex vertex : graph.vertices()) {
      double[][] values = vertex.inputs().stream().map(this::value).toArray(double[][]::new);
      NodePass node = new NodePass(vertex, batch, mode, seed, passes, values, parameters, statistics);
      maths.get(vertex.name()).forward(node);
      done.put(vertex.name(), node);
    }
    passes += mode == Mode.INFERENCE ? 0 : 1;
    Map<String, double[]> outputs = new LinkedHashMap<>();
    for (Output output : graph.outputs()) {
      outputs.put(output.name(), value(output.edge()).clone());
    }
    if (mode == Mode.INFERENCE) {
      done = null;
    }
    return outputs;
  }

  private double[] value(Edge edge) {
    return edge.input() ? fed.get(edge.source()) : done.get(edge.source()).outputs[edge.port()];
  }

  /** Gradients of the float inputs by name; parameter gradients are added to those already there. */
  public Map<String, double[]> backward(Map<String, double[]> outputGradients) {
    return backward(outputGradients, Set.of(Gradient.values()));
  }

  /** As {@link #backward(Map)}; parameter gradients only where wanted. */
  public Map<String, double[]> backward(Map<String, double[]> outputGradients, Set<Gradient> wanted) {
    if (done == null) {
      throw new IllegalStateException("network '" + graph.spec().name() + "': a backward pass needs a forward pass in training before it");
    }
    Map<String, double[]> ofInputs = new LinkedHashMap<>();
    fed.forEach((name, values) -> ofInputs.put(name, new double[values.length]));
    Map<String, double[][]> ofNodes = new HashMap<>();
    done.forEach((name, node) -> ofNodes.put(name, Arrays.stream(node.outputs).map(port -> new double[port.length]).toArray(double[][]::new)));
    for (Output output : graph.outputs()) {
      double[] given = outputGradients.get(output.name());
      double[] sum = gradient(output.edge(), ofInputs, ofNodes);
      for (int i = 0; given != null && i < sum.length; i++) {
        sum[i] += given[i];
      }
    }
    Blocks ofParameters = wanted.contains(Gradient.PARAMETERS) ? gradients : new Blocks(graph.parameters());
    List<Vertex> vertices = graph.vertices();
    for (int i = vertices.size() - 1; i >= 0; i--) {
      Vertex vertex = vertices.get(i);
      double[][] sources = vertex.inputs().stream().map(edge -> gradient(edge, ofInputs, ofNodes)).toArray(double[][]::new);
      NodePass node = done.get(vertex.name());
      node.startBackward(ofNodes.get(vertex.name()), sources, ofParameters);
      maths.get(vertex.name()).backward(node);
    }
    graph.inputs().stream().filter(input -> input.type() != DType.FLOAT32).forEach(input -> ofInputs.remove(input.name()));
    return wanted.contains(Gradient.INPUTS) ? ofInputs : Map.of();
  }

  private static double[] gradient(Edge edge, Map<String, double[]> ofInputs, Map<String, double[][]> ofNodes) {
    return edge.input() ? ofInputs.get(edge.source()) : ofNodes.get(edge.source())[edge.port()];
  }

  /** Scales the gradients so that their norm is at most the limit; returns the norm before. */
  public double clip(double limit) {
    double[] flat = gradients.flat();
    double norm = Math.sqrt(Arrays.stream(flat).map(g -> g * g).sum());
    if (norm > limit) {
      gradients.set(Arrays.stream(flat).map(g -> g * limit / norm).toArray());
    }
    return norm;
  }

  /** Moves the parameters by their gradients, which become zero. */
  public void step(Updater rule, double learningRate) {
    if (updater == null || slots != rule.slots()) {
      updater = new UpdaterMath(rule.slots(), new double[rule.slots() * parameters.size()], steps);
      slots = rule.slots();
    }
    double[] weights = parameters.flat();
    updater.step(rule, learningRate, weights, gradients.flat());
    parameters.set(weights);
    gradients.clear();
    steps++;
  }

  /** Sets the gradients to zero. */
  public void zeroGradients() {
    gradients.clear();
  }

  /** {@code own = (1 − tau)·own + tau·other's}, parameters and statistics. */
  public void copyFrom(Interpreter other, double tau) {
    parameters.set(mix(parameters.flat(), other.parameters.flat(), tau));
    statistics.set(mix(statistics.flat(), other.statistics.flat(), tau));
  }

  private static double[] mix(double[] own, double[] others, double tau) {
    double[] mixed = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      mixed[i] = (1 - tau) * own[i] + tau * others[i];
    }
    return mixed;
  }

  /** A copy of the trainable values. */
  public double[] parameters() {
    return parameters.flat();
  }

  /** Copies trainable values in. */
  public void setParameters(double[] values) {
    parameters.set(values);
  }

  /** A copy of the accumulated gradients. */
  public double[] gradients() {
    return gradients.flat();
  }

  /** Puts other gradients in place of the accumulated ones. */
  public void setGradients(double[] values) {
    gradients.set(values);
  }

  /** A copy of the running statistics. */
  public double[] statistics() {
    return statistics.flat();
  }

  /** Copies running statistics in. */
  public void setStatistics(double[] values) {
    statistics.set(values);
  }

  /** Slots of the updater one after the other; empty before the first step. */
  public double[] updaterState() {
    return updater == null ? new double[0] : updater.state();
  }

  /** Updater steps so far. */
  public long steps() {
    return steps;
  }

  /** Forward passes other than inference so far. */
  public long passes() {
    return passes;
  }

  /** Goes on from an updater's state with so many steps and passes behind it. */
  public void resume(double[] updaterState, long stepsSoFar, long passesSoFar) {
    steps = stepsSoFar;
    passes = passesSoFar;
    slots = parameters.size() == 0 ? 0 : updaterState.length / parameters.size();
    updater = slots == 0 ? null : new UpdaterMath(slots, updaterState, stepsSoFar);
  }

  /** Another seed for the streams of dropout. */
  void reseed(long other) {
    seed = other;
  }

  static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    Arrays.setAll(copy, i -> values[i]);
    return copy;
  }
}
