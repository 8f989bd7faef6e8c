package org.ganglion.benchmarks.pytorch;

import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.ganglion.api.tensor.Shape;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;

/** Training of two heads on one body. */
final class TorchActorCritic extends TorchTraining {
  private final TorchNetwork network;
  private final Adam adam;
  private final Tensor input;
  private final Tensor moves;
  private final Tensor values;

  TorchActorCritic(Task.ActorCritic task, Images images) {
    this(new TorchNetwork(task.network(), images), task, images);
  }

  private TorchActorCritic(TorchNetwork network, Task.ActorCritic task, Images images) {
    super(network);
    this.network = network;
    adam = adam(network, Task.RATE, Task.BETA1);
    input = images.lay(Values.tensor(Samples.batch("x", task.network(), task.batch())));
    Shape policy = network.graph().outputShapes().get("policy").prepend(task.batch());
    moves = torch.full(policy.toArray(), new Scalar(1.0 / policy.axis(1)));
    values = Values.tensor(Samples.normal("value", Shape.of(task.batch(), 1)));
  }

  @Override
  void train() {
    adam.zero_grad();
    Tensor[] outputs = network.forward(input);
    torch.cross_entropy_loss(outputs[0], moves).add(torch.mse_loss(outputs[1], values)).backward();
    adam.step();
  }
}
