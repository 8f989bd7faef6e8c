package org.ganglion.tensor.dl4j;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.dl4j.layer.Pass;
import org.ganglion.tensor.support.FedTensors;
import org.ganglion.tensor.support.FlatValues;
import org.ganglion.tensor.support.UpdaterState;

/** A network on ND4J's memory: a {@link Computation} with an updater and a count of passes. */
final class Dl4jNetwork implements Network {
  private final NetworkGraph graph;
  private final CompileOptions options;
  private final Computation computation;
  private final UpdaterState updater;
  private final int count;
  private final List<Dl4jInference> handles = new ArrayList<>();
  private long seed;
  private long passes;
  private Pass last;
  private boolean closed;

  Dl4jNetwork(NetworkGraph graph, float[] parameters, float[] statistics, long seed, CompileOptions options) {
    this.graph = graph;
    this.options = options;
    this.seed = seed;
    this.count = graph.parameterCount();
    this.updater = new UpdaterState(count);
    this.computation = new Computation(graph, options.maxBatch(), !options.gradients().isEmpty());
    setParameters(parameters);
    setStatistics(statistics);
  }

  @Override
  public NetworkGraph graph() {
    return graph;
  }

  @Override
  public String engine() {
    return Dl4jEngine.ID;
  }

  @Override
  public Map<String, Tensor> forward(Map<String, Tensor> inputs, Mode mode) {
    requireOpen();
    int batch = FedTensors.batch(graph, inputs, options.maxBatch());
    // Until the pass has succeeded there is none to go back through.
    last = null;
    for (int i = 0; i < graph.inputs().size(); i++) {
      computation.feed(graph.inputs().get(i), inputs.get(graph.inputs().get(i).name()), batch);
    }
    Pass pass = new Pass(batch, mode, passes, seed, false);
    Map<String, Tensor> outputs = computation.forward(pass);
    if (mode != Mode.INFERENCE) {
      passes++;
    }
    last = pass;
    return outputs;
  }

  @Override
  public Map<String, Tensor> backward(Map<String, Tensor> outputGradients, Set<Gradient> wanted) {
    requireOpen();
    if (last == null || last.mode() == Mode.INFERENCE) {
      throw new IllegalStateException(name() + " has made no forward pass in a mode that it could go back through");
    }
    if (!options.gradients().containsAll(wanted)) {
      throw new IllegalStateException(name() + " was compiled for the gradients " + options.gradients() + ", it is asked for " + wanted);
    }
    FedTensors.outputGradients(graph, outputGradients, last.batch());
    boolean parameters = wanted.contains(Gradient.PARAMETERS);
    return computation.backward(
        outputGradients, wanted.contains(Gradient.INPUTS), new Pass(last.batch(), last.mode(), last.number(), last.seed(), parameters));
  }

  @Override
  public double clip(double limit) {
    return FlatValues.clip(gradientBlock(), count, limit);
  }

  @Override
  public void step(Updater rule, double learningRate) {
    updater.step(rule, learningRate, parameterBlock(), gradientBlock());
  }

  @Override
  public void zeroGradients() {
    FlatValues.zero(gradientBlock(), count);
  }

  @Override
  public void copyFrom(Network other, double tau) {
    boolean own = other instanceof Dl4jNetwork;
    float[] theirs = own ? ((Dl4jNetwork) other).computation.weights().statistics() : other.statistics();
    FloatBuffer values = own ? ((Dl4jNetwork) other).parameterBlock() : FloatBuffer.wrap(other.parameters());
    float[] mine = computation.weights().statistics();
    if (other.graph().parameterCount() != count || theirs.length != mine.length) {
      throw new IllegalArgumentException(
          name() + " has " + count + " parameters and " + mine.length + " statistics, the other network has " + other.graph().parameterCount()
              + " and " + theirs.length);
    }
    FlatValues.blend(parameterBlock(), values, count, tau);
    FlatValues.blend(FloatBuffer.wrap(mine), FloatBuffer.wrap(theirs), mine.length, tau);
  }

  @Override
  public float[] parameters() {
    float[] copy = new float[count];
    parameterBlock().get(0, copy);
    return copy;
  }

  @Override
  public void setParameters(float[] values) {
    FlatValues.requireLength(graph.spec().name(), "parameters", values, count);
    parameterBlock().put(0, values);
  }

  @Override
  public float[] gradients() {
    float[] copy = new float[count];
    gradientBlock().get(0, copy);
    return copy;
  }

  @Override
  public void setGradients(float[] values) {
    FlatValues.requireLength(graph.spec().name(), "gradients", values, count);
    gradientBlock().put(0, values);
  }

  @Override
  public float[] statistics() {
    requireOpen();
    return computation.weights().statistics().clone();
  }

  @Override
  public void setStatistics(float[] values) {
    requireOpen();
    FlatValues.requireLength(graph.spec().name(), "running statistics", values, graph.statisticsCount());
    System.arraycopy(values, 0, computation.weights().statistics(), 0, values.length);
  }

  @Override
  public NetworkState state() {
    return new NetworkState(parameters(), statistics(), updater.slots(), updater.steps(), passes, seed);
  }

  @Override
  public void restore(NetworkState state) {
    FlatValues.requireLength(graph.spec().name(), "parameters", state.parameters(), count);
    FlatValues.requireLength(graph.spec().name(), "running statistics", state.statistics(), graph.statisticsCount());
    if (count > 0 && state.updater().length % count != 0) {
      throw new IllegalArgumentException(
          name() + " has " + count + " parameters, the " + state.updater().length + " values of the updater are no multiple of it");
    }
    updater.restore(state.updater(), state.steps());
    setParameters(state.parameters());
    setStatistics(state.statistics());
    passes = state.passes();
    seed = state.seed();
    last = null;
    if (computation.weights().gradients() != null) {
      zeroGradients();
    }
  }

  @Override
  public Inference inference(int maxBatch) {
    requireOpen();
    Dl4jInference handle = new Dl4jInference(this, maxBatch);
    synchronized (handles) {
      handles.add(handle);
    }
    return handle;
  }

  /** Copies parameters and statistics as they are now. */
  void copyInto(Computation other) {
    other.weights().parameters().floats().put(0, parameterBlock(), 0, count);
    System.arraycopy(computation.weights().statistics(), 0, other.weights().statistics(), 0, graph.statisticsCount());
  }

  void forget(Dl4jInference handle) {
    synchronized (handles) {
      handles.remove(handle);
    }
  }

  @Override
  public long bytes() {
    synchronized (handles) {
      return computation.bytes() + handles.stream().mapToLong(Dl4jInference::bytes).sum();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      List<Dl4jInference> open;
      synchronized (handles) {
        open = List.copyOf(handles);
      }
      open.forEach(Dl4jInference::close);
      computation.close();
    }
  }

  private String name() {
    return "network '" + graph.spec().name() + "'";
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(name() + " is closed");
    }
  }

  private FloatBuffer parameterBlock() {
    requireOpen();
    return computation.weights().parameters().floats();
  }

  private FloatBuffer gradientBlock() {
    requireOpen();
    if (computation.weights().gradients() == null) {
      throw new IllegalStateException(name() + " was compiled for inference, it has no gradients");
    }
    return computation.weights().gradients().floats();
  }
}
