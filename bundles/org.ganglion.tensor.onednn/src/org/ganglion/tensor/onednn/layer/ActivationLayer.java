package org.ganglion.tensor.onednn.layer;

import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** An activation that could not be fused into the layer before it, in the layout of its argument. */
final class ActivationLayer {
  private ActivationLayer() {}

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.Activation layer) {
    Value source = plan.input(vertex);
    memory.desc layout = source.area().layout();
    Value result = plan.define(vertex, 0, plan.area(layout));
    plan.forward(Elementwise.forward(plan.dnnl(), layer, plan.read(source, layout), result.area(), plan.training()), When.ALWAYS);
    return () -> {
      Area gradient = source.wanted() == 0 ? null : plan.gradient(result, layout);
      if (gradient != null) {
        Area known = Elementwise.byResult(layer).isPresent() ? result.area() : plan.readBack(source, layout, source.wanted());
        plan.backward(Elementwise.backward(plan.dnnl(), layer, known, gradient), source.wanted());
        plan.contribute(source, gradient);
      }
    };
  }
}
