package org.ganglion.tensor.dl4j;

import java.util.Map;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.dl4j.layer.Pass;
import org.ganglion.tensor.support.FedTensors;

/** A computation of its own over a copy of a network's weights, for one thread. */
final class Dl4jInference implements Inference {
  private final Dl4jNetwork network;
  private final NetworkGraph graph;
  private final int maxBatch;
  private final Computation computation;
  private final Pass[] passes;
  private boolean closed;

  Dl4jInference(Dl4jNetwork network, int maxBatch) {
    if (maxBatch < 1) {
      throw new IllegalArgumentException("maxBatch must be at least 1, it is " + maxBatch);
    }
    this.network = network;
    this.graph = network.graph();
    this.maxBatch = maxBatch;
    this.passes = new Pass[maxBatch + 1];
    this.computation = new Computation(graph, maxBatch, false);
    network.copyInto(computation);
  }

  @Override
  public Map<String, Tensor> forward(Map<String, Tensor> inputs) {
    requireOpen();
    int batch = FedTensors.batch(graph, inputs, maxBatch);
    for (int i = 0; i < graph.inputs().size(); i++) {
      computation.feed(graph.inputs().get(i), inputs.get(graph.inputs().get(i).name()), batch);
    }
    return computation.forward(pass(batch));
  }

  @Override
  public Tensor forward(Tensor input) {
    requireOpen();
    int batch = FedTensors.batch(graph, input, maxBatch);
    if (graph.outputs().size() != 1) {
      throw new IllegalStateException("network '" + graph.spec().name() + "' has " + graph.outputs().size() + " outputs, this form is for one");
    }
    computation.feed(graph.inputs().get(0), input, batch);
    return computation.forward(pass(batch)).get(graph.outputs().get(0).name());
  }

  private Pass pass(int batch) {
    if (passes[batch] == null) {
      passes[batch] = new Pass(batch, Mode.INFERENCE, 0, 0, false);
    }
    return passes[batch];
  }

  @Override
  public void refresh() {
    requireOpen();
    network.copyInto(computation);
  }

  long bytes() {
    return computation.bytes();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.forget(this);
      computation.close();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the inference handle of network '" + graph.spec().name() + "' is closed");
    }
  }
}
