package org.ganglion.benchmarks.pytorch;

import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.ganglion.api.tensor.Shape;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;

/** One update of PPO. */
final class TorchPolicyUpdate extends TorchTraining {
  private final TorchNetwork network;
  private final Adam adam;
  private final Tensor input;
  private final Tensor advantages;
  private final Tensor actions;
  private final Scalar old = new Scalar(Task.PolicyUpdate.OLD);
  private final Scalar entropyWeight = new Scalar(Task.PolicyUpdate.ENTROPY);
  private final ScalarOptional low = new ScalarOptional(new Scalar(1 - Task.PolicyUpdate.CLIP));
  private final ScalarOptional high = new ScalarOptional(new Scalar(1 + Task.PolicyUpdate.CLIP));

  TorchPolicyUpdate(Task.PolicyUpdate task, Images images) {
    this(new TorchNetwork(task.network(), images), task, images);
  }

  private TorchPolicyUpdate(TorchNetwork network, Task.PolicyUpdate task, Images images) {
    super(network);
    this.network = network;
    adam = adam(network, Task.PolicyUpdate.RATE, 0.9);
    input = images.lay(Values.tensor(Samples.batch("x", task.network(), task.batch())));
    advantages = Values.tensor(Samples.normal("advantage", Shape.of(task.batch())));
    long[] taken = new long[task.batch()];
    for (int sample = 0; sample < taken.length; sample++) {
      taken[sample] = Task.PolicyUpdate.action(sample);
    }
    actions = torch.tensor(taken).to(torch.ScalarType.Long).unsqueeze(1);
  }

  @Override
  void train() {
    adam.zero_grad();
    Tensor logs = torch.log_softmax(network.output(input), 1);
    Tensor ratio = torch.exp(logs.gather(1, actions).squeeze(1).sub(old));
    Tensor clipped = torch.clamp(ratio, low, high);
    Tensor surrogate = torch.min(ratio.mul(advantages), clipped.mul(advantages)).mean().neg();
    Tensor negativeEntropy = logs.mul(torch.exp(logs)).sum(1).mean();
    surrogate.add(negativeEntropy.mul(entropyWeight)).backward();
    torch.clip_grad_norm_(network.parameters(), Task.PolicyUpdate.NORM);
    adam.step();
  }
}
