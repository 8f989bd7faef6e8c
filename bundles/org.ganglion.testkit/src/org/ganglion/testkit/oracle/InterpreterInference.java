package org.ganglion.testkit.oracle;

import java.util.Map;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;

/** A copy of a network's weights with an interpreter of its own, for one thread. */
final class InterpreterInference implements Inference {
  private final InterpreterNetwork network;
  private final Interpreter interpreter;
  private final BatchReader reader;
  private final TensorSet outputs;
  private final int maxBatch;
  private boolean closed;

  InterpreterInference(InterpreterNetwork network, int maxBatch) {
    NetworkGraph graph = network.graph();
    this.network = network;
    this.maxBatch = maxBatch;
    this.reader = new BatchReader(graph, maxBatch);
    this.outputs = TensorSet.outputs(graph).allocate(maxBatch);
    this.interpreter =
        new Interpreter(graph, Interpreter.doubles(network.parameters()), Interpreter.doubles(network.statistics()), network.seed());
  }

  @Override
  public Map<String, Tensor> forward(Map<String, Tensor> inputs) {
    if (closed) {
      throw new IllegalStateException("the inference handle of network '" + network.graph().spec().name() + "' is closed");
    }
    int batch = reader.batch(inputs);
    return outputs.fill(interpreter.forward(reader.inputs(inputs), batch, Mode.INFERENCE), batch);
  }

  @Override
  public Tensor forward(Tensor input) {
    Map<String, Tensor> all = forward(Map.of(network.graph().inputs().get(0).name(), input));
    if (all.size() != 1) {
      throw new IllegalStateException("this form is for one output, there are " + all.keySet());
    }
    return all.values().iterator().next();
  }

  @Override
  public void refresh() {
    interpreter.setParameters(Interpreter.doubles(network.parameters()));
    interpreter.setStatistics(Interpreter.doubles(network.statistics()));
  }

  long bytes() {
    return outputs.bytes(maxBatch);
  }

  @Override
  public void close() {
    closed = true;
    outputs.close();
    network.forget(this);
  }
}
