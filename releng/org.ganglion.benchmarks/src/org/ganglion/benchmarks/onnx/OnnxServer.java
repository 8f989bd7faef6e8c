package org.ganglion.benchmarks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.util.Map;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.benchmarks.row.Row;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;
import org.ganglion.benchmarks.server.Server;
import org.ganglion.benchmarks.server.Workload;

/** The process of ONNX Runtime. The one argument is the number of threads. */
public final class OnnxServer {
  private OnnxServer() {}

  public static void main(String[] arguments) throws IOException {
    int threads = Integer.parseInt(arguments[0]);
    Server.serve(row -> workload(row, threads));
  }

  private static Workload workload(Row row, int threads) {
    if (!(row.task() instanceof Task.Inference task)) {
      throw new IllegalArgumentException("row '" + row.name() + "' trains; ONNX Runtime does inference only");
    }
    NetworkGraph graph = NetworkGraph.of(task.network());
    byte[] model = new OnnxModel(graph, Initialisation.parameters(graph, 1), task.batch()).encode();
    try {
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      return new OnnxWorkload(environment, environment.createSession(model, options), task, graph);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime does not take row '" + row.name() + "': " + e.getMessage(), e);
    }
  }

  /** Input and output stay bound to direct memory, the cheapest way in and out that the runtime has. */
  private static final class OnnxWorkload implements Workload {
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private final Tensor result;

    OnnxWorkload(OrtEnvironment environment, OrtSession session, Task.Inference task, NetworkGraph graph) throws OrtException {
      this.session = session;
      var input = Samples.batch("x", task.network(), task.batch());
      var output = graph.outputs().get(0);
      result = Samples.filled(0, output.edge().shape().prepend(task.batch()));
      inputs = Map.of(graph.inputs().get(0).name(), OnnxTensor.createTensor(environment, input.floats(), input.shape().toArray()));
      outputs = Map.of(output.name(), OnnxTensor.createTensor(environment, result.floats(), result.shape().toArray()));
    }

    @Override
    public void step() {
      try (OrtSession.Result ignored = session.run(inputs, outputs)) {
        // The values are in the bound memory.
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
      }
    }

    @Override
    public Map<String, float[]> firstStep() {
      step();
      return Map.of(outputs.keySet().iterator().next(), result.toFloatArray());
    }
  }
}
