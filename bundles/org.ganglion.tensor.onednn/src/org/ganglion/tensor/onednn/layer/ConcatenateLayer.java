package org.ganglion.tensor.onednn.layer;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Edge;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Inputs one after the other: each is copied into its part of a row-major result, from whatever layout it has. */
final class ConcatenateLayer {
  private ConcatenateLayer() {}

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.Concatenate layer) {
    int axis = 1 + (layer.axis() < 0 ? vertex.shape().rank() + layer.axis() : layer.axis());
    Value result = plan.define(vertex, 0, plan.plain(plan.batched(vertex.shape())));
    List<Value> sources = new ArrayList<>();
    for (Edge edge : vertex.inputs()) {
      Value source = plan.value(edge);
      Area part = part(plan, result.area(), source, axis, start(sources, axis));
      plan.forward(plan.dnnl().reorder(plan.read(source, source.area().layout()), part), When.ALWAYS);
      sources.add(source);
    }
    return () -> {
      Area gradient = plan.gradient(result, result.area().layout());
      for (int i = 0; gradient != null && i < sources.size(); i++) {
        Area target = plan.contribution(sources.get(i), Dnnl.plain(sources.get(i).axes()));
        if (target != null) {
          Area part = part(plan, gradient, sources.get(i), axis, start(sources.subList(0, i), axis));
          plan.backward(plan.dnnl().reorder(part, target), sources.get(i).wanted());
        }
      }
    };
  }

  private static long start(List<Value> before, int axis) {
    return before.stream().mapToLong(value -> value.axes()[axis]).sum();
  }

  private static Area part(PlanBuilder plan, Area whole, Value source, int axis, long from) {
    long[] offsets = new long[source.axes().length];
    offsets[axis] = from;
    return plan.view(whole, whole.layout().submemory_desc(source.axes(), offsets));
  }
}
