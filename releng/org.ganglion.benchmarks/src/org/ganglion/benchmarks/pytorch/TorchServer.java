package org.ganglion.benchmarks.pytorch;

import java.io.IOException;
import org.bytedeco.pytorch.global.torch;
import org.ganglion.benchmarks.row.Rows;
import org.ganglion.benchmarks.row.Task;
import org.ganglion.benchmarks.server.Server;

/** The process of PyTorch. The arguments are the number of threads and how {@link Images} lie, by the names of the peer. */
public final class TorchServer {
  private TorchServer() {}

  public static void main(String[] arguments) throws IOException {
    torch.set_num_threads(Integer.parseInt(arguments[0]));
    // once a network fits its few samples, its gradients become so small that the processor takes many times as long for each
    if (!torch.globalContext().setFlushDenormal(true)) {
      throw new IllegalStateException(
          "PyTorch cannot flush denormal numbers on this processor, so that its steps would take longer than they need to");
    }
    Images images = arguments[1].equals(Rows.CHANNELS_LAST) ? Images.CHANNELS_LAST : Images.CHANNELS_FIRST;
    Server.serve(row -> switch (row.task()) {
      case Task.Inference task -> new TorchInference(task, images);
      case Task.Regression task -> new TorchRegression(task, images);
      case Task.Adversarial task -> new TorchAdversarial(task, images);
      case Task.ActorCritic task -> new TorchActorCritic(task, images);
      case Task.PolicyUpdate task -> new TorchPolicyUpdate(task, images);
    });
  }
}
