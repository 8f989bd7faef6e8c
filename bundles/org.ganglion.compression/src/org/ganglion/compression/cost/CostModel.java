package org.ganglion.compression.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Edge;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.Shape;

/**
 * Predicts what each layer costs, from its shapes and weights alone. As many weights as fill the cache stay there from
 * one inference to the next, the others come from main memory each time. Maps stay in the cache between two layers where both fit into half of it.
 * Every multiply-add takes two operands, each of which serves {@link DeviceProfile#registerReuse} of them once it is in a register.
 */
public final class CostModel {
  private final DeviceProfile profile;
  private final int block;

  /**
   * A model of a device.
   *
   * @param block outputs whose weights stand or fall together, 1 where each stands by itself; the bitmap of a sparse layer has a bit for each block
   */
  public CostModel(DeviceProfile profile, int block) {
    this.profile = profile;
    this.block = block;
  }

  /** The table of a network with its weights; {@code int8} says which layers compute in eight bits. */
  public List<LayerCost> table(NetworkGraph graph, float[] parameters, Predicate<String> int8) {
    long all = 0;
    for (Vertex vertex : graph.vertices()) {
      all += weightBytes(vertex, parameters, int8.test(vertex.name()));
    }
    List<LayerCost> rows = new ArrayList<>();
    for (Vertex vertex : graph.vertices()) {
      if (!(vertex.layer() instanceof Layer.Flatten || vertex.layer() instanceof Layer.Reshape || vertex.layer() instanceof Layer.Dropout)) {
        rows.add(row(vertex, parameters, int8.test(vertex.name()), Math.min(1, (double) profile.cacheBytes() / Math.max(1, all))));
      }
    }
    return rows;
  }

  /** Sum over layers in picojoule. */
  public static double energy(List<LayerCost> table) {
    return table.stream().mapToDouble(LayerCost::picojoule).sum();
  }

  /** Sum over layers in microseconds. */
  public static double time(List<LayerCost> table) {
    return table.stream().mapToDouble(LayerCost::microseconds).sum();
  }

  /** Sum over layers of the stored weights in bytes. */
  public static long bytes(List<LayerCost> table) {
    return table.stream().mapToLong(LayerCost::weightBytes).sum();
  }

  private LayerCost row(Vertex vertex, float[] parameters, boolean int8, double resident) {
    int bytes = int8 ? 1 : Float.BYTES;
    long weights = 0;
    long kept = 0;
    for (Parameter block : vertex.parameters().values()) {
      weights += block.size();
      kept += nonZero(block, parameters);
    }
    long multiplyAdds = multiplyAdds(vertex, false, parameters);
    long effective = multiplyAdds(vertex, true, parameters);
    long stored = weightBytes(vertex, parameters, int8);
    long maps = bytes * (vertex.inputs().stream().map(Edge::shape).mapToLong(Shape::size).sum() + vertex.shape().size());
    boolean mapsStay = maps <= profile.cacheBytes() / 2;
    long room = Math.max(1, profile.cacheBytes() - (mapsStay ? maps : profile.cacheBytes() / 2));
    long batches = resident == 1 ? 1 : Math.max(1, (stored + room - 1) / room);
    long memory = Math.round((1 - resident) * stored) + (mapsStay ? 0 : maps);
    long cache = stored + maps + Math.round(2 * bytes * effective / profile.registerReuse());
    double energy = effective * (int8 ? profile.int8MultiplyAdd() : profile.floatMultiplyAdd()) + cache * profile.cacheByte() + memory
        * profile.memoryByte();
    double time = effective / (int8 ? profile.int8Rate() : profile.floatRate()) + memory / profile.memoryRate();
    return new LayerCost(
        vertex.name(), vertex.layer().getClass().getSimpleName(), weights, kept, multiplyAdds, effective, 8 * bytes, stored, maps, batches, memory,
        cache,
        energy, time);
  }

  private static long nonZero(Parameter block, float[] parameters) {
    long count = 0;
    for (int i = 0; i < block.size(); i++) {
      count += parameters[(int) block.offset() + i] != 0 ? 1 : 0;
    }
    return count;
  }

  /** How often each weight is used in a sample, times the weights, or those of them that are not zero. */
  private static long multiplyAdds(Vertex vertex, boolean onlyKept, float[] parameters) {
    Map<String, Parameter> blocks = vertex.parameters();
    long uses = 1;
    List<String> names = List.of("weight");
    switch (vertex.layer()) {
      case Layer.Dense dense -> uses = vertex.shape().size() / dense.units();
      case Layer.Convolution convolution -> uses = vertex.shape().size() / convolution.filters();
      case Layer.TransposedConvolution transposed -> uses = vertex.inputs().get(0).shape().size() / vertex.inputs().get(0).shape().axis(0);
      case Layer.Lstm lstm -> {
        uses = vertex.shape().axis(0);
        names = List.of("weight", "recurrent");
      }
      case Layer.BatchNormalisation normalisation -> {
        return vertex.shape().size();
      }
      default -> {
        return 0;
      }
    }
    long sum = 0;
    for (String name : names) {
      sum += uses * (onlyKept ? nonZero(blocks.get(name), parameters) : blocks.get(name).size());
    }
    return sum;
  }

  private long weightBytes(Vertex vertex, float[] parameters, boolean int8) {
    long bytes = 0;
    for (Map.Entry<String, Parameter> entry : vertex.parameters().entrySet()) {
      Parameter parameter = entry.getValue();
      boolean matrix = entry.getKey().equals("weight") || entry.getKey().equals("recurrent");
      int each = int8 && matrix ? 1 : Float.BYTES;
      long dense = (long) each * parameter.size();
      long sparse = each * nonZero(parameter, parameters) + (parameter.size() / block + 7) / 8;
      bytes += matrix ? Math.min(dense, sparse) + (int8 ? Float.BYTES * parameter.shape().axis(0) : 0) : dense;
    }
    return bytes;
  }
}
