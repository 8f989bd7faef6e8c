package org.ganglion.tensor.onednn.layer;

import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;

/** Other axes over the same row-major memory: no operation but the conversion into row-major order where the value does not lie so. */
final class ReshapeLayer {
  private ReshapeLayer() {}

  static Runnable build(PlanBuilder plan, Vertex vertex) {
    Value source = plan.input(vertex);
    memory.desc before = Dnnl.plain(source.axes());
    memory.desc after = Dnnl.plain(plan.batched(vertex.shape()));
    Value result = plan.define(vertex, 0, plan.view(plan.read(source), after));
    return () -> {
      Area gradient = source.wanted() == 0 ? null : plan.gradient(result, after);
      if (gradient != null) {
        plan.contribute(source, plan.view(gradient, before));
      }
    };
  }
}
