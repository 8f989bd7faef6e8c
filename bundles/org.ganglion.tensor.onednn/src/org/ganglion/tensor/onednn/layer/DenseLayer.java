package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;
import org.ganglion.tensor.onednn.tiny.SkippingProduct;

/**
 * Dense layers as matrix products over row-major memory: in training as fast as blocked layouts on current processors, and nothing needs to be
 * converted, whatever the batch size. Bias and activation are computed while the product is in registers.
 */
final class DenseLayer {
  private final PlanBuilder plan;
  private final Dnnl dnnl;
  private final Vertex vertex;
  private final Optional<Vertex> activation;
  private final Value source;
  private final Value result;
  private final boolean bias;
  private final long rows;
  private final long in;
  private final long out;
  private final Area x;
  private final Area y;

  private DenseLayer(PlanBuilder plan, Vertex vertex, Optional<Vertex> activation) {
    this.plan = plan;
    this.dnnl = plan.dnnl();
    this.vertex = vertex;
    this.activation = activation;
    source = plan.input(vertex);
    result = plan.define(vertex, activation, plan.plain(plan.batched(vertex.shape())));
    bias = plan.has(vertex, "bias");
    in = source.axes()[source.axes().length - 1];
    out = vertex.shape().axis(-1);
    rows = plan.batch() * vertex.shape().size() / out;
    x = plan.read(source, Dnnl.plain(source.axes()));
    y = result.area();
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Optional<Vertex> activation) {
    DenseLayer layer = new DenseLayer(plan, vertex, activation);
    layer.forward();
    return layer::backward;
  }

  static memory.desc rowMajor(long rows, long columns) {
    return Dnnl.strided(new long[] {rows, columns}, new long[] {columns, 1});
  }

  static memory.desc transposed(long rows, long columns) {
    return Dnnl.strided(new long[] {rows, columns}, new long[] {1, rows});
  }

  private void forward() {
    if (skips()) {
      SkippingProduct product = plan.context().skipping(vertex);
      boolean rectified = activation.isPresent();
      plan.forward(() -> product.forward(x.floats(), y.floats(), rectified), When.ALWAYS);
      return;
    }
    Area weights = DenseWeights.of(plan, dnnl, vertex, rows, attributes());
    matmul product = new matmul(DenseWeights.product(dnnl, rows, in, out, weights.layout(), bias, attributes()));
    Area inputs = plan.matrix(x, rowMajor(rows, in));
    Area outputs = plan.view(y, rowMajor(rows, out));
    plan.forward(
        bias
            ? dnnl.bind(
                product, DNNL_ARG_SRC, inputs, DNNL_ARG_WEIGHTS, weights, DNNL_ARG_BIAS, plan.parameter(vertex, "bias", rowMajor(1, out)),
                DNNL_ARG_DST,
                outputs)
            : dnnl.bind(product, DNNL_ARG_SRC, inputs, DNNL_ARG_WEIGHTS, weights, DNNL_ARG_DST, outputs),
        When.ALWAYS);
  }

  /** Whether weights of inputs that are zero are better left unread: one sample behind a ReLU, and weights that stay as they are for many calls. */
  private boolean skips() {
    boolean simple = activation.isEmpty() || ((Layer.Activation) activation.get().layer()).function() == Layer.Function.RELU;
    return rows == 1 && simple && !plan.context().learns() && SkippingProduct.pays(in * out) && plan.rectified(vertex.inputs().get(0));
  }

  private primitive_attr attributes() {
    return Elementwise.attributes(activation);
  }

  private void backward() {
    Area gradient = plan.gradient(result, y.layout());
    if (gradient == null) {
      return;
    }
    Elementwise.backward(plan, activation, y, gradient, result.wanted());
    weights(gradient);
    Area target = plan.contribution(source, Dnnl.plain(source.axes()));
    if (target != null) {
      matmul.primitive_desc product =
          new matmul.primitive_desc(dnnl.cpu(), rowMajor(rows, out), rowMajor(out, in), rowMajor(rows, in), Dnnl.attributes(null), false);
      plan.backward(
          dnnl.bind(
              new matmul(product), DNNL_ARG_SRC, plan.view(gradient, rowMajor(rows, out)), DNNL_ARG_WEIGHTS,
              plan.parameter(vertex, "weight", rowMajor(out, in)), DNNL_ARG_DST, plan.view(target, rowMajor(rows, in))),
          source.wanted());
    }
  }

  private void weights(Area gradient) {
    memory.desc sourceLayout = rowMajor(rows, in);
    memory.desc resultLayout = rowMajor(rows, out);
    memory.desc weightLayout = rowMajor(out, in);
    memory.desc biasLayout = Dnnl.plain(out);
    Area inputs = plan.matrix(plan.readBack(source, x.layout(), When.PARAMETERS), sourceLayout);
    Area weights = plan.parameterGradient(vertex, "weight", weightLayout);
    Area dy = plan.view(gradient, resultLayout);
    if (bias) {
      Area biases = plan.parameterGradient(vertex, "bias", biasLayout);
      inner_product_forward.primitive_desc hint =
          new inner_product_forward.primitive_desc(
              dnnl.cpu(), prop_kind.forward_training, sourceLayout, weightLayout, biasLayout, resultLayout, Dnnl.attributes(null), false);
      inner_product_backward_weights.primitive_desc descriptor =
          new inner_product_backward_weights.primitive_desc(
              dnnl.cpu(), sourceLayout, weightLayout, biasLayout, resultLayout, hint, Dnnl.attributes(null), false);
      plan.backward(
          dnnl.bind(
              new inner_product_backward_weights(descriptor), DNNL_ARG_SRC, inputs, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_WEIGHTS, weights,
              DNNL_ARG_DIFF_BIAS, biases),
          When.PARAMETERS);
      plan.done(vertex, "bias", biases);
    } else {
      matmul.primitive_desc product =
          new matmul.primitive_desc(dnnl.cpu(), transposed(out, rows), sourceLayout, weightLayout, Dnnl.attributes(null), false);
      plan.backward(
          dnnl.bind(
              new matmul(product), DNNL_ARG_SRC, plan.view(gradient, transposed(out, rows)), DNNL_ARG_WEIGHTS, inputs, DNNL_ARG_DST, weights),
          When.PARAMETERS);
    }
    plan.done(vertex, "weight", weights);
  }
}
