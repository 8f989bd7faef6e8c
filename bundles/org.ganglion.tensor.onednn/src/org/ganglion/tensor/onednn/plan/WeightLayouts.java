package org.ganglion.tensor.onednn.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.Parameter;
import org.ganglion.tensor.onednn.layer.Geometry;
import org.ganglion.tensor.onednn.natives.Dnnl;

/** Layout of every parameter of a network: what a convolution asks for, row-major for all else. */
public final class WeightLayouts {
  private final Map<String, memory.desc> layouts = new LinkedHashMap<>();
  private final Map<String, memory.desc> canonical = new LinkedHashMap<>();

  private WeightLayouts() {}

  /** Asks the layers for batches of the given size; of several nodes that share a parameter the owner decides. */
  public static WeightLayouts of(Dnnl dnnl, NetworkGraph graph, int batch, boolean training) {
    WeightLayouts result = new WeightLayouts();
    for (NetworkGraph.Vertex vertex : graph.vertices()) {
      Parameter weight = vertex.parameters().get("weight");
      if (weight != null && Geometry.applies(vertex) && !result.layouts.containsKey(weight.name())) {
        Geometry geometry = Geometry.of(vertex, batch);
        result.canonical.put(weight.name(), geometry.canonicalWeights());
        result.layouts.put(weight.name(), geometry.preferredWeights(dnnl, training));
      }
    }
    for (Parameter parameter : graph.parameters()) {
      memory.desc plain = Dnnl.plain(Math.max(1, parameter.size()));
      result.layouts.putIfAbsent(parameter.name(), plain);
      result.canonical.putIfAbsent(parameter.name(), plain);
    }
    return result;
  }

  memory.desc of(Parameter parameter) {
    return layouts.get(parameter.name());
  }

  memory.desc canonical(Parameter parameter) {
    return canonical.get(parameter.name());
  }
}
