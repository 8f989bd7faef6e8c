package org.ganglion.tensor.onednn.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.Parameter;
import org.ganglion.tensor.onednn.layer.DenseWeights;
import org.ganglion.tensor.onednn.layer.Geometry;
import org.ganglion.tensor.onednn.natives.Dnnl;

/** Layout of every parameter of a network: what a convolution, and for inference a dense layer, asks for; row-major for all else. */
public final class WeightLayouts {
  private final Map<String, memory.desc> layouts = new LinkedHashMap<>();
  private final Map<String, memory.desc> canonical = new LinkedHashMap<>();

  private final Map<String, Tiling> tilings = new LinkedHashMap<>();

  /** Values that lie in another order than the specification's: both orders by the same axes. */
  public record Tiling(memory.desc canonical, memory.desc tiled) {}

  private WeightLayouts() {}

  /** Asks the layers for batches of the given size; of several nodes that share a parameter the owner decides. */
  public static WeightLayouts of(Dnnl dnnl, NetworkGraph graph, int batch, boolean training) {
    WeightLayouts result = new WeightLayouts();
    for (NetworkGraph.Vertex vertex : graph.vertices()) {
      Parameter weight = vertex.parameters().get("weight");
      if (weight != null && Geometry.applies(vertex) && !result.layouts.containsKey(weight.name())) {
        Geometry geometry = Geometry.of(vertex, batch);
        result.put(weight, geometry.preferredWeights(dnnl, training), geometry.canonicalWeights());
        geometry.tiling().ifPresent(tiling -> result.tilings.put(weight.name(), tiling));
      } else if (vertex.layer() instanceof Layer.Dense && !training && !result.layouts.containsKey(weight.name())) {
        memory.desc canonical = DenseWeights.canonical(vertex);
        result.put(weight, DenseWeights.preferred(dnnl, vertex, batch).orElse(canonical), canonical);
      }
    }
    for (Parameter parameter : graph.parameters()) {
      memory.desc plain = Dnnl.plain(Math.max(1, parameter.size()));
      result.layouts.putIfAbsent(parameter.name(), plain);
      result.canonical.putIfAbsent(parameter.name(), plain);
    }
    return result;
  }

  private void put(Parameter parameter, memory.desc layout, memory.desc order) {
    layouts.put(parameter.name(), layout);
    canonical.put(parameter.name(), order);
  }

  memory.desc of(Parameter parameter) {
    return layouts.get(parameter.name());
  }

  /** How a parameter's values are brought into the order that {@link #canonical} stands for; empty where it is the specification's. */
  Optional<Tiling> tiling(Parameter parameter) {
    return Optional.ofNullable(tilings.get(parameter.name()));
  }

  memory.desc canonical(Parameter parameter) {
    return canonical.get(parameter.name());
  }
}
