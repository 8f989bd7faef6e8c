package org.ganglion.compression.prune;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;

/**
 * The weights of a layer as a matrix, outputs × inputs, in row order from {@code offset} of the network's parameters on: dense layers and
 * convolutions by outputs and filters, LSTMs by gates.
 */
public record WeightMatrix(String layer, String block, int offset, int outputs, int inputs) {
  /** All matrices of a network, each once where weights are shared. */
  public static List<WeightMatrix> of(NetworkGraph graph) {
    List<WeightMatrix> all = new ArrayList<>();
    for (Vertex vertex : graph.vertices()) {
      List<String> blocks = switch (vertex.layer()) {
        case Layer.Dense dense -> List.of("weight");
        case Layer.Convolution convolution -> List.of("weight");
        case Layer.Lstm lstm -> List.of("weight", "recurrent");
        default -> List.of();
      };
      for (String block : blocks) {
        Parameter weight = vertex.parameters().get(block);
        int outputs = weight.shape().dim(0);
        if (weight.name().equals(vertex.name() + "." + block)) {
          all.add(new WeightMatrix(vertex.name(), block, Math.toIntExact(weight.offset()), outputs, weight.size() / outputs));
        }
      }
    }
    return all;
  }

  /** Number of weights. */
  public int size() {
    return outputs * inputs;
  }

  /** Position of a weight in the network's parameters. */
  public int at(int output, int input) {
    return offset + output * inputs + input;
  }
}
