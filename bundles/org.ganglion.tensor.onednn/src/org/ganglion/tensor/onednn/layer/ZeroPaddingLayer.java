package org.ganglion.tensor.onednn.layer;

import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Zeros around an image: the image is copied into the middle of memory that was zero from the start and stays so at the edges. */
final class ZeroPaddingLayer {
  private ZeroPaddingLayer() {}

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.ZeroPadding layer) {
    Value source = plan.input(vertex);
    Value result = plan.define(vertex, 0, plan.plain(plan.batched(vertex.shape())));
    long[] offsets = {0, 0, layer.margins().top(), layer.margins().left()};
    plan.forward(
        plan.dnnl().reorder(plan.read(source, source.area().layout()), middle(plan, result.area(), source, offsets)), When.ALWAYS);
    return () -> {
      Area gradient = plan.gradient(result, result.area().layout());
      Area target = gradient == null ? null : plan.contribution(source, Dnnl.plain(source.axes()));
      if (target != null) {
        plan.backward(plan.dnnl().reorder(middle(plan, gradient, source, offsets), target), source.wanted());
      }
    };
  }

  private static Area middle(PlanBuilder plan, Area whole, Value source, long[] offsets) {
    return plan.view(whole, whole.layout().submemory_desc(source.axes(), offsets));
  }
}
