package org.ganglion.benchmarks.ganglion;

import java.io.IOException;
import org.ganglion.api.engine.Engine;
import org.ganglion.benchmarks.row.Task;
import org.ganglion.benchmarks.server.Server;
import org.ganglion.tensor.dl4j.Dl4jEngine;
import org.ganglion.tensor.onednn.OneDnnEngine;
import org.ganglion.tensor.onednn.natives.NativeLibrary;

/** The process of an engine of this platform. The arguments are the number of threads and the engine's id. */
public final class GanglionServer {
  private GanglionServer() {}

  public static void main(String[] arguments) throws IOException {
    Engine engine = arguments[1].equals(Dl4jEngine.ID) ? new Dl4jEngine() : new OneDnnEngine(new NativeLibrary());
    Compiler compiler = new Compiler(engine, Integer.parseInt(arguments[0]));
    Server.serve(row -> switch (row.task()) {
      case Task.Inference task -> new InferenceWorkload(compiler, task);
      case Task.Regression task -> new RegressionWorkload(compiler, task);
      case Task.Adversarial task -> new AdversarialWorkload(compiler, task);
      case Task.ActorCritic task -> new ActorCriticWorkload(compiler, task);
      case Task.PolicyUpdate task -> new PolicyUpdateWorkload(compiler, task);
    });
  }
}
