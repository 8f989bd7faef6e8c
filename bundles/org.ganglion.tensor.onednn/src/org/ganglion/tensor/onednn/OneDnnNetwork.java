package org.ganglion.tensor.onednn;

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
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.natives.NativeLibrary;
import org.ganglion.tensor.onednn.natives.NativeMemory;
import org.ganglion.tensor.onednn.natives.Threads;
import org.ganglion.tensor.onednn.plan.ParameterStore;
import org.ganglion.tensor.onednn.plan.Plan;
import org.ganglion.tensor.onednn.plan.PlanCache;
import org.ganglion.tensor.onednn.plan.PlanContext;
import org.ganglion.tensor.onednn.plan.Statistics;
import org.ganglion.tensor.onednn.plan.WeightLayouts;
import org.ganglion.tensor.onednn.update.FlatUpdater;
import org.ganglion.tensor.support.FedTensors;
import org.ganglion.tensor.support.FlatValues;

/** A network on oneDNN: one block of parameters, one of gradients, and a plan for each batch size that is fed. */
final class OneDnnNetwork implements Network {
  private static final int PIECE = 2048;

  private final NetworkGraph graph;
  private final CompileOptions options;
  private final Threads threads;
  private final Dnnl dnnl;
  private final NativeMemory memory = new NativeMemory();
  private final ParameterStore store;
  private final PlanContext context;
  private final PlanCache plans;
  private final List<OneDnnInference> handles = new ArrayList<>();
  private final float[] piece = new float[PIECE];
  private final float[] other = new float[PIECE];
  private final FlatUpdater updater;
  private Plan current;
  private boolean differentiable;
  private boolean fresh = true;
  private boolean closed;

  OneDnnNetwork(NativeLibrary library, NetworkGraph graph, float[] parameters, float[] statistics, long seed, CompileOptions options) {
    this.graph = graph;
    this.options = options;
    threads = library.threads();
    int before = threads.use(1);
    dnnl = Dnnl.open();
    try {
      boolean training = !options.gradients().isEmpty();
      WeightLayouts layouts = WeightLayouts.of(dnnl, graph, options.maxBatch(), training);
      store = new ParameterStore(dnnl, memory, graph, layouts, options.gradients().contains(Gradient.PARAMETERS));
      store.importValues(parameters);
      context = new PlanContext(store, new Statistics(memory, graph), options.gradients(), seed, true);
      context.statistics().load(statistics);
    } catch (RuntimeException e) {
      dnnl.built();
      dnnl.close();
      memory.close();
      throw e;
    } finally {
      threads.use(before);
    }
    dnnl.built();
    updater = new FlatUpdater(store.length());
    plans = new PlanCache(graph, context);
    computing(() -> plans.of(options.maxBatch()));
  }

  @Override
  public NetworkGraph graph() {
    return graph;
  }

  @Override
  public String engine() {
    return OneDnnEngine.ID;
  }

  @Override
  public Map<String, Tensor> forward(Map<String, Tensor> inputs, Mode mode) {
    open();
    int batch = FedTensors.batch(graph, inputs, options.maxBatch());
    int before = threads.use(1);
    try {
      current = plans.of(batch);
      Map<String, Tensor> outputs = current.forward(inputs, mode);
      differentiable = mode != Mode.INFERENCE;
      if (differentiable) {
        context.passes(context.passes() + 1);
      }
      return outputs;
    } finally {
      threads.use(before);
    }
  }

  @Override
  public Map<String, Tensor> backward(Map<String, Tensor> outputGradients, Set<Gradient> wanted) {
    open();
    if (!differentiable) {
      throw problem("has no forward pass behind it that a backward pass could follow");
    }
    if (!options.gradients().containsAll(wanted)) {
      throw problem("was compiled for the gradients " + options.gradients() + ", it is asked for " + wanted);
    }
    FedTensors.outputGradients(graph, outputGradients, current.batch());
    boolean parameters = wanted.contains(Gradient.PARAMETERS);
    boolean accumulate = parameters && !fresh;
    int before = threads.use(1);
    try {
      Map<String, Tensor> result = current.backward(outputGradients, wanted, accumulate);
      if (accumulate) {
        store.addScratch(piece, other);
      }
      fresh &= !parameters;
      return result;
    } finally {
      threads.use(before);
    }
  }

  @Override
  public double clip(double limit) {
    learning();
    return fresh ? 0 : FlatValues.clip(store.gradientBlock(), store.length(), limit);
  }

  @Override
  public void step(Updater rule, double learningRate) {
    learning();
    if (fresh) {
      FlatValues.zero(store.gradientBlock(), store.length());
    }
    updater.step(rule, learningRate, store.valueBlock(), store.gradientBlock());
    fresh = true;
  }

  @Override
  public void zeroGradients() {
    open();
    fresh = true;
  }

  @Override
  public void copyFrom(Network source, double tau) {
    open();
    if (source instanceof OneDnnNetwork twin && twin.store.laidOutAs(store)) {
      twin.open();
      FlatValues.blend(store.valueBlock(), twin.store.valueBlock(), store.length(), tau);
      FlatValues.blend(context.statistics().block(), twin.context.statistics().block(), graph.statisticsCount(), tau);
      return;
    }
    setParameters(blend(parameters(), source.parameters(), tau));
    setStatistics(blend(statistics(), source.statistics(), tau));
  }

  private float[] blend(float[] mine, float[] theirs, double tau) {
    if (mine.length != theirs.length) {
      throw new IllegalArgumentException("network '" + graph.spec().name() + "' has " + mine.length + " values to copy, the other has "
          + theirs.length);
    }
    java.nio.FloatBuffer result = java.nio.FloatBuffer.wrap(mine);
    FlatValues.blend(result, java.nio.FloatBuffer.wrap(theirs), mine.length, tau);
    return mine;
  }

  @Override
  public float[] parameters() {
    return converting(store::exportValues);
  }

  @Override
  public void setParameters(float[] values) {
    computing(() -> store.importValues(values));
  }

  @Override
  public float[] gradients() {
    open();
    return fresh ? new float[graph.parameterCount()] : converting(store::exportGradients);
  }

  @Override
  public void setGradients(float[] values) {
    learning();
    computing(() -> store.importGradients(values, fresh));
    fresh = false;
  }

  @Override
  public float[] statistics() {
    open();
    return context.statistics().export();
  }

  @Override
  public void setStatistics(float[] values) {
    open();
    context.statistics().load(values);
  }

  @Override
  public NetworkState state() {
    float[] slots = converting(() -> store.exportBlocks(updater.slots()));
    return new NetworkState(parameters(), statistics(), slots, updater.steps(), context.passes(), context.seed());
  }

  @Override
  public void restore(NetworkState state) {
    int count = graph.parameterCount();
    if (state.parameters().length != count || state.statistics().length != graph.statisticsCount() || count > 0
        && state.updater().length % count != 0) {
      throw new IllegalArgumentException(
          "the state belongs to a network of another layout: it has " + state.parameters().length + " parameters, network '" + graph.spec().name()
              + "' has " + count);
    }
    setParameters(state.parameters());
    setStatistics(state.statistics());
    updater.restore(converting(() -> store.importBlocks(state.updater())), state.steps());
    context.passes(state.passes());
    context.seed(state.seed());
    differentiable = false;
    fresh = true;
  }

  @Override
  public Inference inference(int maxBatch) {
    return converting(
        () -> {
          OneDnnInference handle = new OneDnnInference(this, graph, context, threads, maxBatch);
          synchronized (handles) {
            handles.add(handle);
          }
          return handle;
        });
  }

  /** Called by a handle that closes. */
  void forget(OneDnnInference handle) {
    synchronized (handles) {
      handles.remove(handle);
    }
  }

  @Override
  public long bytes() {
    if (closed) {
      return 0;
    }
    synchronized (handles) {
      return memory.bytes() + plans.bytes() + handles.stream().mapToLong(OneDnnInference::bytes).sum();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      List<OneDnnInference> open;
      synchronized (handles) {
        open = List.copyOf(handles);
      }
      open.forEach(OneDnnInference::close);
      plans.close();
      dnnl.close();
      memory.close();
    }
  }

  private void computing(Runnable work) {
    converting(
        () -> {
          work.run();
          return null;
        });
  }

  private <T> T converting(java.util.function.Supplier<T> work) {
    open();
    int before = threads.use(1);
    try {
      return work.get();
    } finally {
      threads.use(before);
    }
  }

  private void learning() {
    open();
    if (!options.gradients().contains(Gradient.PARAMETERS)) {
      throw problem("was not compiled for gradients of its parameters");
    }
  }

  private void open() {
    if (closed) {
      throw problem("is closed");
    }
  }

  private IllegalStateException problem(String what) {
    return new IllegalStateException("network '" + graph.spec().name() + "' " + what);
  }
}
