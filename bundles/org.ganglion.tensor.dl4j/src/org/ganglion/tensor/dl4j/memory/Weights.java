package org.ganglion.tensor.dl4j.memory;

import org.ganglion.api.network.NetworkGraph;

/**
 * The flat blocks of a network in canonical layout: parameters, their gradients (null where it does not learn), and running statistics, which only
 * Java code reads.
 */
public record Weights(NativeBlock parameters, NativeBlock gradients, float[] statistics) {
  /** Blocks for a graph. */
  public static Weights of(NetworkGraph graph, NativeMemory memory, boolean learns) {
    return new Weights(
        memory.floats(graph.parameterCount()), learns ? memory.floats(graph.parameterCount()) : null, new float[graph.statisticsCount()]);
  }
}
