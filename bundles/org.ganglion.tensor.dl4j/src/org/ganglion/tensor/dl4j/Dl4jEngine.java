package org.ganglion.tensor.dl4j;

import java.util.Optional;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.UnsupportedNetworkException;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.DType;

/**
 * The broad engine: every layer, on ND4J's native memory with OpenBLAS and ND4J's oneDNN convolutions.
 *
 * <p>Native code is loaded by the first network, not before. Equal seeds give equal bits with one thread. The number of threads is that of the
 * process ({@code OMP_NUM_THREADS}), because the pools of ND4J and OpenBLAS belong to it; {@link CompileOptions#threads()} has no effect.
 */
public final class Dl4jEngine implements Engine {
  /** Id under which options ask for it. */
  public static final String ID = "dl4j";

  private static final int PIPELINE = 3;

  private final Nd4jLibrary library;

  /** The engine on the library of this process, which its first network loads. */
  public Dl4jEngine() {
    this(new Nd4jLibrary());
  }

  Dl4jEngine(Nd4jLibrary library) {
    this.library = library;
  }

  @Override
  public EngineInfo info() {
    return new EngineInfo(ID, library.version(), library.device(), library.instructionSet());
  }

  @Override
  public Optional<String> refuses(NetworkGraph graph, CompileOptions options) {
    for (NetworkGraph.Output output : graph.outputs()) {
      if (output.edge().type() != DType.FLOAT32) {
        return Optional.of("output '" + output.name() + "' is an input of integers, outputs are computed from floats");
      }
    }
    return library.failure();
  }

  @Override
  public Network compile(NetworkGraph graph, float[] parameters, float[] statistics, long seed, CompileOptions options) {
    library.load();
    Optional<String> failure = library.failure();
    if (failure.isPresent()) {
      throw new UnsupportedNetworkException("network '" + graph.spec().name() + "': " + failure.get());
    }
    try {
      return new Dl4jNetwork(graph, parameters, statistics, seed, options);
    } catch (OutOfMemoryError e) {
      // JavaCPP's own limits (org.bytedeco.javacpp.maxbytes, maxphysicalbytes) are reported as this error too.
      Arena.OutOfMemory refused =
          new Arena.OutOfMemory(
              "network '" + graph.spec().name() + "' needs about " + (estimate(graph, options) >> 20) + " MiB, but ND4J gets no more: "
              + e.getMessage());
      refused.initCause(e);
      throw refused;
    }
  }

  /** Values and, for learning, their gradients; parameters and theirs; what LSTMs and unfolded convolutions keep beside. */
  @Override
  public long estimate(NetworkGraph graph, CompileOptions options) {
    int copies = options.gradients().isEmpty() ? 1 : 2;
    long floats = copies * (graph.parameterCount() + graph.activationsPerSample() * options.maxBatch());
    for (Vertex vertex : graph.vertices()) {
      floats += beside(vertex, options.maxBatch(), copies);
    }
    return floats * Float.BYTES;
  }

  private static long beside(Vertex vertex, int batch, int copies) {
    long cells = vertex.shape().rank() == 3 ? vertex.shape().axis(1) * vertex.shape().axis(2) : 0;
    return switch (vertex.layer()) {
      case Layer.Lstm lstm -> vertex.shape().size() * batch * (4L * copies + PIPELINE);
      case Layer.Convolution convolution -> vertex.parameters().get("weight").shape().sampleSize() * cells + vertex.parameters().get("weight").size();
      case Layer.TransposedConvolution transposed ->
          vertex.parameters().get("weight").shape().sampleSize() * vertex.inputs().get(0).shape().sampleSize();
      default -> 0;
    };
  }
}
