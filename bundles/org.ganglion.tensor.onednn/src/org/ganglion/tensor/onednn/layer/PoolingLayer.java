package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.ganglion.api.network.Layer.Pool;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Size;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Pooling in whatever layout the image has; the global form is a window over the whole image. */
final class PoolingLayer {
  private static final long[] DENSE = {0, 0};

  private PoolingLayer() {}

  static Runnable global(PlanBuilder plan, Vertex vertex, Pool pool) {
    long[] in = plan.input(vertex).axes();
    return build(plan, vertex, pool, new Size((int) in[2], (int) in[3]), Size.of(1), Margins.NONE, false);
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Pool pool, Size kernel, Size stride, Margins padding, boolean includePadding) {
    Dnnl dnnl = plan.dnnl();
    Value source = plan.input(vertex);
    long[] in = source.axes();
    long[] out = plan.batched(vertex.shape());
    boolean global = out.length == 2;
    algorithm kind =
        pool == Pool.MAX ? algorithm.pooling_max : includePadding ? algorithm.pooling_avg_include_padding : algorithm.pooling_avg_exclude_padding;
    long[] k = {kernel.height(), kernel.width()};
    long[] s = {stride.height(), stride.width()};
    long[] before = {padding.top(), padding.left()};
    long[] after = {padding.bottom(), padding.right()};
    memory.desc wanted = global ? Dnnl.plain(out[0], out[1], 1, 1) : Dnnl.any(out);
    prop_kind purpose = plan.training() ? prop_kind.forward_training : prop_kind.forward_inference;
    pooling_forward.primitive_desc hint =
        new pooling_forward.primitive_desc(
            dnnl.cpu(), purpose, kind, source.area().layout(), wanted, s, k, DENSE, before, after, Dnnl.attributes(null), false);
    Area pooled = plan.area(hint.dst_desc());
    Value result = plan.define(vertex, 0, global ? plan.view(pooled, Dnnl.plain(out)) : pooled);
    Area winners = pool == Pool.MAX && plan.training() ? plan.area(hint.workspace_desc()) : null;
    Area x = plan.read(source, source.area().layout());
    pooling_forward forward = new pooling_forward(hint);
    plan.forward(
        winners == null
            ? dnnl.bind(forward, DNNL_ARG_SRC, x, DNNL_ARG_DST, pooled)
            : dnnl.bind(forward, DNNL_ARG_SRC, x, DNNL_ARG_DST, pooled, DNNL_ARG_WORKSPACE, winners),
        When.ALWAYS);
    return () -> {
      Area gradient = source.wanted() == 0 ? null : plan.gradient(result, result.area().layout());
      if (gradient == null) {
        return;
      }
      Area dy = global ? plan.view(gradient, hint.dst_desc()) : gradient;
      Area dx = plan.contribution(source, source.area().layout());
      pooling_backward backward =
          new pooling_backward(
              new pooling_backward.primitive_desc(
                  dnnl.cpu(), kind, dx.layout(), dy.layout(), s, k, DENSE, before, after, hint, Dnnl.attributes(null), false));
      plan.backward(
          winners == null
              ? dnnl.bind(backward, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_SRC, dx)
              : dnnl.bind(backward, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_SRC, dx, DNNL_ARG_WORKSPACE, winners),
          source.wanted());
    };
  }
}
