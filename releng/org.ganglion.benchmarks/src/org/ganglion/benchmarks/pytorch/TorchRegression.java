package org.ganglion.benchmarks.pytorch;

import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;

/** Training against fixed targets. */
final class TorchRegression extends TorchTraining {
  private final TorchNetwork network;
  private final Adam adam;
  private final Tensor input;
  private final Tensor target;

  TorchRegression(Task.Regression task, Images images) {
    this(new TorchNetwork(task.network(), images), task, images);
  }

  private TorchRegression(TorchNetwork network, Task.Regression task, Images images) {
    super(network);
    this.network = network;
    adam = adam(network, Task.RATE, Task.BETA1);
    input = images.lay(Values.tensor(Samples.batch("x", task.network(), task.batch())));
    target = Values.tensor(Samples.normal("target", network.graph().outputs().get(0).edge().shape().prepend(task.batch())));
  }

  @Override
  void train() {
    adam.zero_grad();
    torch.mse_loss(network.output(input), target).backward();
    adam.step();
  }
}
