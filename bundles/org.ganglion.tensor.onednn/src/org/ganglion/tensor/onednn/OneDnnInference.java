package org.ganglion.tensor.onednn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.onednn.natives.Address;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.natives.NativeMemory;
import org.ganglion.tensor.onednn.natives.Threads;
import org.ganglion.tensor.onednn.plan.ParameterStore;
import org.ganglion.tensor.onednn.plan.PlanCache;
import org.ganglion.tensor.onednn.plan.PlanContext;
import org.ganglion.tensor.onednn.plan.Statistics;
import org.ganglion.tensor.onednn.plan.WeightLayouts;
import org.ganglion.tensor.onednn.tiny.TinyNetwork;
import org.ganglion.tensor.support.FedTensors;

/** Outputs for one thread over a copy of the weights, in the layouts that suit inference at this batch size. */
final class OneDnnInference implements Inference {
  private final OneDnnNetwork network;
  private final NetworkGraph graph;
  private final PlanContext original;
  private final Threads threads;
  private final int maxBatch;
  private final Dnnl dnnl;
  private final NativeMemory memory = new NativeMemory();
  private final PlanContext context;
  private final List<Runnable> copies;
  private final PlanCache plans;
  private final TinyNetwork tiny;
  /** Where tiny batches go, by size: the handle's own memory. */
  private final Tensor[] results = new Tensor[3];
  private boolean closed;

  OneDnnInference(OneDnnNetwork network, NetworkGraph graph, PlanContext original, Threads threads, int maxBatch) {
    this.network = network;
    this.graph = graph;
    this.original = original;
    this.threads = threads;
    this.maxBatch = maxBatch;
    tiny = TinyNetwork.of(graph).orElse(null);
    dnnl = Dnnl.open();
    try {
      WeightLayouts layouts = WeightLayouts.of(dnnl, graph, maxBatch, false);
      ParameterStore store = new ParameterStore(dnnl, memory, graph, layouts, false);
      context = new PlanContext(store, new Statistics(memory, graph), Set.of(), original.seed(), false);
      copies = store.copyFrom(original.parameters());
    } catch (RuntimeException e) {
      dnnl.built();
      dnnl.close();
      memory.close();
      throw e;
    }
    dnnl.built();
    plans = new PlanCache(graph, context);
    plans.of(maxBatch);
    for (int batch = 1; batch < results.length && batch <= maxBatch && tiny != null; batch++) {
      results[batch] = output(batch);
    }
    refresh();
  }

  @Override
  public Map<String, Tensor> forward(Map<String, Tensor> inputs) {
    open();
    int batch = FedTensors.batch(graph, inputs, maxBatch);
    int before = threads.use(1);
    try {
      return plans.of(batch).forward(inputs, Mode.INFERENCE);
    } finally {
      threads.use(before);
    }
  }

  @Override
  public Tensor forward(Tensor input) {
    open();
    int batch = FedTensors.batch(graph, input, maxBatch);
    if (tiny != null && tiny.serves(batch)) {
      return tiny(input, batch);
    }
    int before = threads.use(1);
    try {
      return plans.of(batch).infer(input);
    } finally {
      threads.use(before);
    }
  }

  private Tensor output(int batch) {
    Shape shape = graph.outputs().get(0).edge().shape().prepend(batch);
    long bytes = shape.size() * Float.BYTES;
    return Tensor.over(DType.FLOAT32, shape, new Address(memory.allocate(bytes)).bytes(bytes), null);
  }

  private Tensor tiny(Tensor input, int batch) {
    Tensor result = results[batch];
    tiny.forward(input.floats(), result.floats(), batch);
    return result;
  }

  @Override
  public void refresh() {
    open();
    int before = threads.use(1);
    try {
      copies.forEach(Runnable::run);
      context.refresh();
      if (tiny != null) {
        tiny.load(context.parameters().exportValues());
      }
      context.statistics().block().put(0, original.statistics().block(), 0, graph.statisticsCount());
    } finally {
      threads.use(before);
    }
  }

  long bytes() {
    return closed ? 0 : memory.bytes() + plans.bytes();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.forget(this);
      for (Tensor result : results) {
        if (result != null) {
          result.close();
        }
      }
      plans.close();
      dnnl.close();
      memory.close();
    }
  }

  private void open() {
    if (closed) {
      throw new IllegalStateException("the inference handle of network '" + graph.spec().name() + "' is closed");
    }
  }
}
