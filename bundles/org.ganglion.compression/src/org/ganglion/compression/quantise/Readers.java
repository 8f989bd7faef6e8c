package org.ganglion.compression.quantise;

import java.util.Optional;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;

/** Who reads a value of a network. */
public final class Readers {
  private Readers() {}

  /** How many layers and outputs read any output of a vertex. */
  public static int of(NetworkGraph graph, String vertex) {
    long layers = graph.vertices().stream().flatMap(each -> each.inputs().stream()).filter(edge -> !edge.input() && edge.source().equals(vertex))
        .count();
    long outputs = graph.outputs().stream().filter(output -> !output.edge().input() && output.edge().source().equals(vertex)).count();
    return Math.toIntExact(layers + outputs);
  }

  /** The one layer that reads a vertex; empty where there are more, or where it is an output. */
  public static Optional<Vertex> only(NetworkGraph graph, String vertex) {
    if (of(graph, vertex) != 1) {
      return Optional.empty();
    }
    return graph.vertices().stream().filter(each -> each.inputs().stream().anyMatch(edge -> !edge.input() && edge.source().equals(vertex)))
        .findFirst();
  }
}
