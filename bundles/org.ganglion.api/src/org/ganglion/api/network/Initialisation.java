package org.ganglion.api.network;

import java.util.List;
import org.ganglion.api.random.RandomStream;

/** The values that a network starts from: a function of (network, seed) alone. */
public final class Initialisation {
  private Initialisation() {}

  /** Start values of all trainable blocks in the canonical flat layout. */
  public static float[] parameters(NetworkGraph graph, long seed) {
    float[] values = new float[graph.parameterCount()];
    for (Parameter block : graph.parameters()) {
      fill(block, seed, values);
    }
    for (NetworkGraph.Vertex vertex : graph.vertices()) {
      if (vertex.layer() instanceof Layer.Lstm) {
        Layer.Lstm lstm = (Layer.Lstm) vertex.layer();
        int from = Math.toIntExact(vertex.parameters().get("bias").offset()) + lstm.units();
        java.util.Arrays.fill(values, from, from + lstm.units(), (float) lstm.forgetBias());
      }
    }
    return values;
  }

  /** Start values of the running statistics in their flat layout. */
  public static float[] statistics(NetworkGraph graph) {
    List<Parameter> blocks = graph.statistics();
    float[] values = new float[graph.statisticsCount()];
    blocks.forEach(block -> fill(block, 0, values));
    return values;
  }

  private static void fill(Parameter block, long seed, float[] values) {
    int offset = Math.toIntExact(block.offset());
    RandomStream stream = RandomStream.of(seed, block.name());
    for (int i = 0; i < block.size(); i++) {
      values[offset + i] = (float) value(block, stream, i);
    }
  }

  private static double value(Parameter block, RandomStream stream, int element) {
    Initialiser start = block.start();
    if (start instanceof Initialiser.Constant) {
      return ((Initialiser.Constant) start).value();
    }
    if (start instanceof Initialiser.He) {
      return Math.sqrt(2.0 / block.fanIn()) * stream.normal(0, element);
    }
    if (start instanceof Initialiser.Normal) {
      return ((Initialiser.Normal) start).deviation() * stream.normal(0, element);
    }
    double limit;
    if (start instanceof Initialiser.Glorot) {
      limit = Math.sqrt(6.0 / (block.fanIn() + block.fanOut()));
    } else if (start instanceof Initialiser.Lecun) {
      limit = 1 / Math.sqrt(block.fanIn());
    } else {
      limit = ((Initialiser.Uniform) start).limit();
    }
    return limit * (2 * stream.uniform(0, element) - 1);
  }
}
