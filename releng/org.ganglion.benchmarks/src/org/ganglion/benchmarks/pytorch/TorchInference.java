package org.ganglion.benchmarks.pytorch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;
import org.ganglion.benchmarks.server.Workload;

/** A forward pass in inference mode, which records nothing and is cheaper than not asking for gradients. */
final class TorchInference implements Workload {
  private final TorchNetwork network;
  private final Tensor input;

  TorchInference(Task.Inference task, Images images) {
    network = new TorchNetwork(task.network(), images);
    input = images.lay(Values.tensor(Samples.batch("x", task.network(), task.batch())));
  }

  @Override
  public void step() {
    try (PointerScope scope = new PointerScope();
        InferenceMode mode = new InferenceMode()) {
      network.forward(input);
    }
  }

  @Override
  public Map<String, float[]> firstStep() {
    Map<String, float[]> values = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope()) {
      Tensor[] outputs = network.forward(input);
      for (int i = 0; i < outputs.length; i++) {
        values.put(network.graph().outputs().get(i).name(), Values.floats(outputs[i]));
      }
    }
    return values;
  }
}
