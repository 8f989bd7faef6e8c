package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Optional;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Convolutions on oneDNN's direct kernels, in the layouts that these ask for. */
final class ConvolutionLayer {
  private final PlanBuilder plan;
  private final Dnnl dnnl;
  private final Vertex vertex;
  private final Optional<Vertex> activation;
  private final Geometry geometry;
  private final Value source;
  private final Value result;
  private final Area weights;
  private final convolution_forward.primitive_desc hint;
  private final Area tiles;

  private ConvolutionLayer(PlanBuilder plan, Vertex vertex, Optional<Vertex> activation) {
    this.plan = plan;
    this.dnnl = plan.dnnl();
    this.vertex = vertex;
    this.activation = activation;
    geometry = Geometry.of(vertex, plan.batch());
    source = plan.input(vertex);
    weights = plan.parameter(vertex, "weight");
    hint = geometry.convolution(dnnl, plan.training(), weights.layout(), Elementwise.attributes(activation));
    result = plan.define(vertex, activation, plan.area(hint.dst_desc()));
    tiles = geometry.fold().isPresent() ? plan.area(geometry.sourceLayout()) : null;
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Optional<Vertex> activation) {
    ConvolutionLayer layer = new ConvolutionLayer(plan, vertex, activation);
    layer.forward();
    return layer::backward;
  }

  private void forward() {
    Area x = tiles == null ? plan.read(source, hint.src_desc()) : tiled();
    convolution_forward primitive = new convolution_forward(hint);
    plan.forward(
        geometry.bias()
            ? dnnl.bind(
                primitive, DNNL_ARG_SRC, x, DNNL_ARG_WEIGHTS, weights, DNNL_ARG_BIAS, plan.parameter(vertex, "bias"), DNNL_ARG_DST, result.area())
            : dnnl.bind(primitive, DNNL_ARG_SRC, x, DNNL_ARG_WEIGHTS, weights, DNNL_ARG_DST, result.area()),
        When.ALWAYS);
  }

  private Area tiled() {
    Fold fold = geometry.fold().get();
    plan.forward(dnnl.reorder(plan.view(plan.read(source, Dnnl.plain(source.axes())), fold.image()), plan.view(tiles, fold.tiled())), When.ALWAYS);
    return tiles;
  }

  private void backward() {
    Area gradient = plan.gradient(result, result.area().layout());
    if (gradient == null) {
      return;
    }
    Elementwise.backward(plan, activation, result.area(), gradient, result.wanted());
    weights(gradient);
    if (source.wanted() != 0) {
      data(gradient);
    }
  }

  private void weights(Area gradient) {
    convolution_backward_weights.primitive_desc descriptor = descriptor(hint.src_desc(), weights.layout(), hint.dst_desc());
    if (Dnnl.slow(descriptor)) {
      descriptor = descriptor(geometry.sourceLayout(), Dnnl.any(geometry.weights()), Dnnl.any(geometry.result()));
    }
    Area x =
        tiles == null ? plan.readBack(source, descriptor.src_desc(), When.PARAMETERS) : plan.convert(tiles, descriptor.src_desc(), When.PARAMETERS);
    Area dy = plan.convert(gradient, descriptor.diff_dst_desc(), When.PARAMETERS);
    Area target = plan.parameterGradient(vertex, "weight", weights.layout());
    Area written = descriptor.diff_weights_desc().equals(weights.layout()) ? target : plan.area(descriptor.diff_weights_desc());
    convolution_backward_weights primitive = new convolution_backward_weights(descriptor);
    if (geometry.bias()) {
      Area biases = plan.parameterGradient(vertex, "bias", Dnnl.plain(geometry.filters()));
      plan.backward(
          dnnl.bind(
              primitive, DNNL_ARG_SRC, x, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_WEIGHTS, written, DNNL_ARG_DIFF_BIAS, biases),
          When.PARAMETERS);
      plan.done(vertex, "bias", biases);
    } else {
      plan.backward(dnnl.bind(primitive, DNNL_ARG_SRC, x, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_WEIGHTS, written), When.PARAMETERS);
    }
    if (written != target) {
      plan.backward(dnnl.reorder(written, target), When.PARAMETERS);
    }
    plan.done(vertex, "weight", target);
  }

  private convolution_backward_weights.primitive_desc descriptor(memory.desc x, memory.desc w, memory.desc dy) {
    return geometry.bias()
        ? new convolution_backward_weights.primitive_desc(
            dnnl.cpu(), algorithm.convolution_direct, x, w, geometry.biasLayout().get(), dy, geometry.stride(), geometry.dilation(), geometry.before(),
            geometry.after(), hint, Dnnl.attributes(null), false)
        : new convolution_backward_weights.primitive_desc(
            dnnl.cpu(), algorithm.convolution_direct, x, w, dy, geometry.stride(), geometry.dilation(), geometry.before(), geometry.after(), hint,
            Dnnl.attributes(null), false);
  }

  private void data(Area gradient) {
    convolution_backward_data.primitive_desc descriptor = dataDescriptor(hint.src_desc(), hint.dst_desc());
    if (Dnnl.slow(descriptor)) {
      descriptor = dataDescriptor(Dnnl.any(geometry.source()), Dnnl.any(geometry.result()));
    }
    Area dy = plan.convert(gradient, descriptor.diff_dst_desc(), source.wanted());
    Area w = plan.convert(weights, descriptor.weights_desc(), source.wanted());
    Area target = tiles == null ? plan.contribution(source, descriptor.diff_src_desc()) : plan.area(descriptor.diff_src_desc());
    plan.backward(
        dnnl.bind(
            new convolution_backward_data(descriptor), DNNL_ARG_DIFF_DST, dy, DNNL_ARG_WEIGHTS, w, DNNL_ARG_DIFF_SRC, target),
        source.wanted());
    if (tiles != null) {
      untile(plan.convert(target, Dnnl.channelsLast(geometry.source()), source.wanted()));
    }
  }

  private void untile(Area gradient) {
    Fold fold = geometry.fold().get();
    Area target = plan.contribution(source, Dnnl.plain(source.axes()));
    if (fold.trims()) {
      plan.backward(target::clear, source.wanted());
    }
    plan.backward(dnnl.reorder(plan.view(gradient, fold.tiled()), plan.view(target, fold.image())), source.wanted());
  }

  private convolution_backward_data.primitive_desc dataDescriptor(memory.desc dx, memory.desc dy) {
    return new convolution_backward_data.primitive_desc(
        dnnl.cpu(), algorithm.convolution_direct, dx, Dnnl.any(geometry.weights()), dy, geometry.stride(), geometry.dilation(), geometry.before(),
        geometry.after(), hint, Dnnl.attributes(null), false);
  }
}
