package org.ganglion.testkit.oracle;

import java.util.LinkedHashSet;
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

/**
 * An {@link Interpreter} behind the contract of engines: tensors in and out, checks, a life-cycle. What {@link #state()} hands out in float32 is
 * kept as such, so that going on from a state gives equal bits.
 */
final class InterpreterNetwork implements Network {
  private final Interpreter interpreter;
  private final CompileOptions options;
  private final BatchReader reader;
  private final TensorSet outputs;
  private final TensorSet inputGradients;
  private final Set<InterpreterInference> handles = new LinkedHashSet<>();
  private long seed;
  private int batch;
  private boolean closed;

  InterpreterNetwork(NetworkGraph graph, float[] parameters, float[] statistics, long seed, CompileOptions options) {
    this.interpreter = new Interpreter(graph, Interpreter.doubles(parameters), Interpreter.doubles(statistics), seed);
    this.options = options;
    this.seed = seed;
    this.reader = new BatchReader(graph, options.maxBatch());
    this.outputs = TensorSet.outputs(graph).allocate(options.maxBatch());
    this.inputGradients = TensorSet.inputs(graph).allocate(options.maxBatch());
  }

  @Override
  public NetworkGraph graph() {
    return interpreter.graph();
  }

  @Override
  public String engine() {
    return InterpreterEngine.ID;
  }

  @Override
  public Map<String, Tensor> forward(Map<String, Tensor> inputs, Mode mode) {
    requireOpen();
    int size = reader.batch(inputs);
    Map<String, double[]> values = interpreter.forward(reader.inputs(inputs), size, mode);
    batch = mode == Mode.INFERENCE ? 0 : size;
    interpreter.setStatistics(rounded(interpreter.statistics()));
    return outputs.fill(values, size);
  }

  @Override
  public Map<String, Tensor> backward(Map<String, Tensor> outputGradients, Set<Gradient> wanted) {
    requireOpen();
    if (!options.gradients().containsAll(wanted)) {
      throw problem("it was compiled for the gradients " + options.gradients() + ", not " + wanted);
    }
    if (batch == 0) {
      throw problem("a backward pass needs a forward pass in training before it");
    }
    return inputGradients.fill(interpreter.backward(reader.outputGradients(outputGradients, batch), wanted), batch);
  }

  @Override
  public double clip(double limit) {
    requireOpen();
    return interpreter.clip(limit);
  }

  @Override
  public void step(Updater updater, double learningRate) {
    requireOpen();
    interpreter.step(updater, learningRate);
    interpreter.setParameters(rounded(interpreter.parameters()));
    interpreter.resume(rounded(interpreter.updaterState()), interpreter.steps(), interpreter.passes());
  }

  @Override
  public void zeroGradients() {
    requireOpen();
    interpreter.zeroGradients();
  }

  @Override
  public void copyFrom(Network other, double tau) {
    requireOpen();
    interpreter.setParameters(mix(parameters(), other.parameters(), tau));
    interpreter.setStatistics(mix(statistics(), other.statistics(), tau));
  }

  private double[] mix(float[] own, float[] others, double tau) {
    if (own.length != others.length) {
      throw new IllegalArgumentException(
          "network '" + graph().spec().name() + "' has " + own.length + " values and cannot copy from one that has " + others.length);
    }
    double[] mixed = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      mixed[i] = (float) ((1 - tau) * own[i] + tau * others[i]);
    }
    return mixed;
  }

  @Override
  public float[] parameters() {
    requireOpen();
    return floats(interpreter.parameters());
  }

  @Override
  public void setParameters(float[] values) {
    requireOpen();
    interpreter.setParameters(Interpreter.doubles(values));
  }

  @Override
  public float[] gradients() {
    requireOpen();
    return floats(interpreter.gradients());
  }

  @Override
  public void setGradients(float[] values) {
    requireOpen();
    interpreter.setGradients(Interpreter.doubles(values));
  }

  @Override
  public float[] statistics() {
    requireOpen();
    return floats(interpreter.statistics());
  }

  @Override
  public void setStatistics(float[] values) {
    requireOpen();
    interpreter.setStatistics(Interpreter.doubles(values));
  }

  @Override
  public NetworkState state() {
    requireOpen();
    return new NetworkState(
        parameters(), statistics(), floats(interpreter.updaterState()), interpreter.steps(), interpreter.passes(), seed);
  }

  @Override
  public void restore(NetworkState state) {
    requireOpen();
    int count = graph().parameterCount();
    boolean slots = count == 0 ? state.updater().length == 0 : state.updater().length % count == 0;
    if (state.parameters().length != count || state.statistics().length != graph().statisticsCount() || !slots) {
      throw new IllegalArgumentException(
          "network '" + graph().spec().name() + "' has " + count + " parameters and " + graph().statisticsCount() + " statistics; the state holds "
              + state.parameters().length + " and " + state.statistics().length + ", and " + state.updater().length + " updater values");
    }
    seed = state.seed();
    setParameters(state.parameters());
    setStatistics(state.statistics());
    interpreter.zeroGradients();
    interpreter.reseed(state.seed());
    interpreter.resume(Interpreter.doubles(state.updater()), state.steps(), state.passes());
  }

  @Override
  public Inference inference(int maxBatch) {
    requireOpen();
    InterpreterInference handle = new InterpreterInference(this, maxBatch);
    handles.add(handle);
    return handle;
  }

  void forget(InterpreterInference handle) {
    handles.remove(handle);
  }

  long seed() {
    return seed;
  }

  @Override
  public long bytes() {
    long held = outputs.bytes(options.maxBatch()) + inputGradients.bytes(options.maxBatch());
    return closed ? 0 : held + handles.stream().mapToLong(InterpreterInference::bytes).sum();
  }

  @Override
  public void close() {
    closed = true;
    outputs.close();
    inputGradients.close();
    Set.copyOf(handles).forEach(InterpreterInference::close);
  }

  private void requireOpen() {
    if (closed) {
      throw problem("it is closed");
    }
  }

  private IllegalStateException problem(String what) {
    return new IllegalStateException("network '" + graph().spec().name() + "': " + what);
  }

  private static double[] rounded(double[] values) {
    return Interpreter.doubles(floats(values));
  }

  private static float[] floats(double[] values) {
    float[] copy = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = (float) values[i];
    }
    return copy;
  }
}
