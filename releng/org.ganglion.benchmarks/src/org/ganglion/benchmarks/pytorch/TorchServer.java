package org.ganglion.benchmarks.pytorch;

import java.io.IOException;
import org.bytedeco.pytorch.global.torch;
import org.ganglion.benchmarks.row.Task;
import org.ganglion.benchmarks.server.Server;

/** The process of PyTorch. The one argument is the number of threads. */
public final class TorchServer {
  private TorchServer() {}

  public static void main(String[] arguments) throws IOException {
    torch.set_num_threads(Integer.parseInt(arguments[0]));
    // once a network fits its few samples, its gradients become so small that the processor takes many times as long for each
    if (!torch.globalContext().setFlushDenormal(true)) {
      throw new IllegalStateException("PyTorch cannot flush denormal numbers on this processor, so that its steps would take longer than they need to");
    }
    Server.serve(row -> switch (row.task()) {
      case Task.Inference task -> new TorchInference(task);
      case Task.Regression task -> new TorchRegression(task);
      case Task.Adversarial task -> new TorchAdversarial(task);
      case Task.ActorCritic task -> new TorchActorCritic(task);
      case Task.PolicyUpdate task -> new TorchPolicyUpdate(task);
    });
  }
}
