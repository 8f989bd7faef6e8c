package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Softmax along the last axis of row-major memory. */
final class SoftmaxLayer {
  private SoftmaxLayer() {}

  static Runnable build(PlanBuilder plan, Vertex vertex) {
    Dnnl dnnl = plan.dnnl();
    Value source = plan.input(vertex);
    memory.desc layout = Dnnl.plain(source.axes());
    int axis = source.axes().length - 1;
    Value result = plan.define(vertex, 0, plan.area(layout));
    softmax_forward.primitive_desc hint =
        new softmax_forward.primitive_desc(
            dnnl.cpu(), prop_kind.forward_training, algorithm.softmax_accurate, layout, layout, axis, Dnnl.attributes(null), false);
    plan.forward(dnnl.bind(new softmax_forward(hint), DNNL_ARG_SRC, plan.read(source, layout), DNNL_ARG_DST, result.area()), When.ALWAYS);
    return () -> {
      Area dy = source.wanted() == 0 ? null : plan.gradient(result, layout);
      if (dy != null) {
        softmax_backward.primitive_desc descriptor =
            new softmax_backward.primitive_desc(
                dnnl.cpu(), algorithm.softmax_accurate, layout, layout, layout, axis, hint, Dnnl.attributes(null), false);
        plan.backward(
            dnnl.bind(
                new softmax_backward(descriptor), DNNL_ARG_DST, result.area(), DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_SRC,
                plan.contribution(source, layout)),
            source.wanted());
      }
    };
  }
}
