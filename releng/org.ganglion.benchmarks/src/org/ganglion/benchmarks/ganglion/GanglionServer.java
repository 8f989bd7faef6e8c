package org.ganglion.benchmarks.ganglion;

import java.io.IOException;
import org.ganglion.benchmarks.row.Task;
import org.ganglion.benchmarks.server.Server;
import org.ganglion.tensor.onednn.OneDnnEngine;
import org.ganglion.tensor.onednn.natives.NativeLibrary;

/** The process of this platform's engine. The one argument is the number of threads. */
public final class GanglionServer {
  private GanglionServer() {}

  public static void main(String[] arguments) throws IOException {
    Compiler compiler = new Compiler(new OneDnnEngine(new NativeLibrary()), Integer.parseInt(arguments[0]));
    Server.serve(row -> switch (row.task()) {
      case Task.Inference task -> new InferenceWorkload(compiler, task);
      case Task.Regression task -> new RegressionWorkload(compiler, task);
      case Task.Adversarial task -> new AdversarialWorkload(compiler, task);
      case Task.ActorCritic task -> new ActorCriticWorkload(compiler, task);
      case Task.PolicyUpdate task -> new PolicyUpdateWorkload(compiler, task);
    });
  }
}
