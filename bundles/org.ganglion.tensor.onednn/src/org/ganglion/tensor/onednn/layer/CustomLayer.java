package org.ganglion.tensor.onednn.layer;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;
import org.ganglion.tensor.support.CustomCall;
import org.ganglion.tensor.support.FlatValues;

/** A layer of somebody else's: its kernel is called with row-major buffers over the plan's memory. */
final class CustomLayer {
  private CustomLayer() {}

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.Custom layer) {
    List<Value> sources = vertex.inputs().stream().map(plan::value).toList();
    List<FloatBuffer> inputs = new ArrayList<>();
    sources.forEach(source -> inputs.add(plan.read(source).floats()));
    List<FloatBuffer> weights = new ArrayList<>();
    vertex.parameters().keySet().forEach(name -> weights.add(plan.parameter(vertex, name).floats()));
    Value result = plan.define(vertex, 0, plan.plain(plan.batched(vertex.shape())));
    FloatBuffer y = result.area().floats();
    LayerKernel kernel = vertex.kernel();
    LayerKernel.Call learning = CustomCall.of(vertex, plan.batch(), inputs, weights, true);
    LayerKernel.Call inference = CustomCall.of(vertex, plan.batch(), inputs, weights, false);
    plan.forward(() -> kernel.forward(learning, y), When.LEARNING);
    plan.forward(() -> kernel.forward(inference, y), When.ALWAYS & ~When.LEARNING);
    return () -> backward(plan, vertex, sources, result, learning);
  }

  private static void backward(PlanBuilder plan, Vertex vertex, List<Value> sources, Value result, LayerKernel.Call call) {
    Area gradient = plan.gradient(result, result.area().layout());
    if (gradient == null) {
      return;
    }
    List<FloatBuffer> inputGradients = new ArrayList<>();
    for (Value source : sources) {
      Area target = plan.contribution(source, Dnnl.plain(source.axes()));
      inputGradients.add(target == null ? null : target.floats());
    }
    List<Area> targets = new ArrayList<>();
    vertex.parameters().forEach((name, block) -> targets.add(plan.parameterGradient(vertex, name, Dnnl.plain(block.size()))));
    FloatBuffer y = result.area().floats();
    FloatBuffer dy = gradient.floats();
    plan.backward(
        () -> {
          List<FloatBuffer> blocks = new ArrayList<>();
          for (Area target : targets) {
            // the kernel adds, what is asked for here is the part of this pass alone
            FlatValues.zero(target.floats(), target.floats().capacity());
            blocks.add(target.floats());
          }
          vertex.kernel().backward(call, y, dy, inputGradients, blocks);
        },
        When.PARAMETERS);
    plan.backward(() -> vertex.kernel().backward(call, y, dy, inputGradients, null), result.wanted() & ~When.PARAMETERS);
    int at = 0;
    for (String name : vertex.parameters().keySet()) {
      plan.done(vertex, name, targets.get(at++));
    }
  }
}
