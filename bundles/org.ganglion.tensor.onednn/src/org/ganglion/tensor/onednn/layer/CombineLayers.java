package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.List;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Sums and products of values of one shape, in the layout of the first. */
final class CombineLayers {
  private CombineLayers() {}

  static Runnable add(PlanBuilder plan, Vertex vertex) {
    List<Value> sources = vertex.inputs().stream().map(plan::value).toList();
    memory.desc layout = sources.get(0).area().layout();
    Value result = combine(plan, vertex, sources, algorithm.binary_add);
    return () -> {
      Area gradient = plan.gradient(result, layout);
      if (gradient == null) {
        return;
      }
      // each source may overwrite its gradient, so all but one get a copy
      boolean given = false;
      for (Value source : sources) {
        if (source.wanted() != 0 && !given && source.wanted() == result.wanted()) {
          given = true;
        } else if (source.wanted() != 0) {
          plan.backward(plan.dnnl().reorder(gradient, plan.contribution(source, layout)), source.wanted());
        }
      }
      sources.stream().filter(source -> source.wanted() == result.wanted()).findFirst().ifPresent(source -> plan.contribute(source, gradient));
    };
  }

  static Runnable multiply(PlanBuilder plan, Vertex vertex) {
    List<Value> sources = vertex.inputs().stream().map(plan::value).toList();
    memory.desc layout = sources.get(0).area().layout();
    Value result = combine(plan, vertex, sources, algorithm.binary_mul);
    return () -> {
      Area gradient = plan.gradient(result, layout);
      if (gradient == null) {
        return;
      }
      for (int i = 0; i < sources.size(); i++) {
        Area target = plan.contribution(sources.get(i), layout);
        if (target != null) {
          product(plan, sources, i, gradient, target);
        }
      }
    };
  }

  /** The gradient by one factor: that of the product times all other factors. */
  private static void product(PlanBuilder plan, List<Value> factors, int left, Area gradient, Area target) {
    int occasions = factors.get(left).wanted();
    Area sofar = gradient;
    for (int i = 0; i < factors.size(); i++) {
      if (i != left) {
        Area factor = plan.readBack(factors.get(i), gradient.layout(), occasions);
        plan.backward(binary(plan.dnnl(), algorithm.binary_mul, sofar, factor, target), occasions);
        sofar = target;
      }
    }
  }

  private static Value combine(PlanBuilder plan, Vertex vertex, List<Value> sources, algorithm kind) {
    memory.desc layout = sources.get(0).area().layout();
    Area sofar = plan.read(sources.get(0), layout);
    Area result = plan.area(layout);
    for (Value source : sources.subList(1, sources.size())) {
      plan.forward(binary(plan.dnnl(), kind, sofar, plan.read(source, layout), result), When.ALWAYS);
      sofar = result;
    }
    return plan.define(vertex, 0, result);
  }

  private static Runnable binary(Dnnl dnnl, algorithm kind, Area first, Area second, Area result) {
    binary.primitive_desc descriptor =
        new binary.primitive_desc(dnnl.cpu(), kind, first.layout(), second.layout(), result.layout(), Dnnl.attributes(null), false);
    return dnnl.bind(new binary(descriptor), DNNL_ARG_SRC_0, first, DNNL_ARG_SRC_1, second, DNNL_ARG_DST, result);
  }
}
