package org.ganglion.benchmarks.ganglion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Network;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;
import org.ganglion.benchmarks.server.Workload;

/** A forward pass through an inference handle. */
final class InferenceWorkload implements Workload {
  private final Inference inference;
  private final Map<String, Tensor> inputs;
  private final Tensor input;
  private final boolean single;

  InferenceWorkload(Compiler compiler, Task.Inference task) {
    Network network = compiler.compile(task.network(), CompileOptions.inference(task.batch()));
    inference = network.inference(task.batch());
    input = Samples.batch("x", task.network(), task.batch());
    inputs = Map.of(task.network().inputs().get(0).name(), input);
    single = network.graph().outputs().size() == 1;
  }

  @Override
  public void step() {
    if (single) {
      inference.forward(input);
    } else {
      inference.forward(inputs);
    }
  }

  @Override
  public Map<String, float[]> firstStep() {
    Map<String, float[]> values = new LinkedHashMap<>();
    inference.forward(inputs).forEach((name, output) -> values.put(name, output.toFloatArray()));
    return values;
  }
}
