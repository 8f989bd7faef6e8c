package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Optional;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;

/** Functions of one element in oneDNN's terms, as primitives and as post-operations of others. */
final class Elementwise {
  private Elementwise() {}

  /** Whether the function can be computed inside the primitive before it; in training the derivative must follow from the result alone. */
  static boolean fuses(Layer.Activation activation, boolean training) {
    return activation.function() != Function.SOFTMAX && (!training || byResult(activation).isPresent());
  }

  static algorithm kind(Layer.Activation activation) {
    return switch (activation.function()) {
      case RELU, LEAKY_RELU -> algorithm.eltwise_relu;
      case ELU -> algorithm.eltwise_elu;
      case TANH -> algorithm.eltwise_tanh;
      case SIGMOID -> algorithm.eltwise_logistic;
      case SOFTPLUS -> algorithm.eltwise_soft_relu;
      case SWISH -> algorithm.eltwise_swish;
      case GELU -> algorithm.eltwise_gelu_erf;
      case SOFTMAX -> throw new IllegalArgumentException("softmax is no function of one element");
    };
  }

  /** The form whose derivative oneDNN computes from the result; it needs a slope that keeps the sign. */
  static Optional<algorithm> byResult(Layer.Activation activation) {
    return switch (activation.function()) {
      case RELU -> Optional.of(algorithm.eltwise_relu_use_dst_for_bwd);
      case LEAKY_RELU -> activation.slope() >= 0 ? Optional.of(algorithm.eltwise_relu_use_dst_for_bwd) : Optional.empty();
      case ELU -> activation.slope() >= 0 ? Optional.of(algorithm.eltwise_elu_use_dst_for_bwd) : Optional.empty();
      case TANH -> Optional.of(algorithm.eltwise_tanh_use_dst_for_bwd);
      case SIGMOID -> Optional.of(algorithm.eltwise_logistic_use_dst_for_bwd);
      default -> Optional.empty();
    };
  }

  static float alpha(Layer.Activation activation) {
    return switch (activation.function()) {
      case LEAKY_RELU, ELU -> (float) activation.slope();
      case SOFTPLUS, SWISH -> 1;
      default -> 0;
    };
  }

  /** Attributes of a primitive that an activation is fused into. */
  static primitive_attr attributes(Optional<Vertex> activation) {
    if (activation.isEmpty()) {
      return Dnnl.attributes(null);
    }
    Layer.Activation layer = (Layer.Activation) activation.get().layer();
    post_ops operations = new post_ops();
    operations.append_eltwise(kind(layer), alpha(layer), 0);
    return Dnnl.attributes(operations);
  }

  static eltwise_forward.primitive_desc forwardOf(Dnnl dnnl, algorithm kind, memory.desc layout, float alpha, boolean training) {
    prop_kind purpose = training ? prop_kind.forward_training : prop_kind.forward_inference;
    return new eltwise_forward.primitive_desc(dnnl.cpu(), purpose, kind, layout, layout, alpha, Dnnl.attributes(null), false);
  }

  static Runnable forward(Dnnl dnnl, Layer.Activation layer, Area source, Area result, boolean training) {
    return dnnl.bind(
        new eltwise_forward(forwardOf(dnnl, kind(layer), source.layout(), alpha(layer), training)), DNNL_ARG_SRC, source, DNNL_ARG_DST, result);
  }

  /** Multiplies a gradient by the derivative, in place; {@code known} is the result where {@link #byResult} gives a form, else the argument. */
  static Runnable backward(Dnnl dnnl, Layer.Activation layer, Area known, Area gradient) {
    Optional<algorithm> result = byResult(layer);
    algorithm kind = result.orElse(kind(layer));
    eltwise_backward.primitive_desc descriptor =
        new eltwise_backward.primitive_desc(
            dnnl.cpu(), kind, gradient.layout(), gradient.layout(), known.layout(), alpha(layer),
            forwardOf(dnnl, kind, known.layout(), alpha(layer), true));
    return dnnl.bind(
        new eltwise_backward(descriptor), result.isPresent() ? DNNL_ARG_DST : DNNL_ARG_SRC, known, DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC,
        gradient);
  }

  /** Adds the backward operation of a fused activation, if any: afterwards {@code gradient} is that of the argument. */
  static void backward(PlanBuilder plan, Optional<Vertex> activation, Area result, Area gradient, int occasions) {
    activation.ifPresent(
        vertex -> plan.backward(backward(plan.dnnl(), (Layer.Activation) vertex.layer(), result, gradient), occasions));
  }
}
