package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Optional;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.layer.ConvolutionKernels.Kernel;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Convolutions and transposed convolutions on oneDNN's direct kernels, in the layouts that these ask for. */
final class ConvolutionLayer {
  private final PlanBuilder plan;
  private final Dnnl dnnl;
  private final Vertex vertex;
  private final Optional<Vertex> activation;
  private final Geometry geometry;
  private final ConvolutionKernels kernels;
  private final Value source;
  private final Value result;
  private final Area weights;
  private final Kernel kernel;
  private final Optional<binary.primitive_desc> adding;
  private final boolean biasApart;
  private final Area tiles;

  private ConvolutionLayer(PlanBuilder plan, Vertex vertex, Optional<Vertex> activation) {
    this.plan = plan;
    this.dnnl = plan.dnnl();
    this.vertex = vertex;
    this.activation = activation;
    geometry = Geometry.of(vertex, plan.batch());
    kernels = new ConvolutionKernels(dnnl, geometry);
    source = plan.input(vertex);
    weights = plan.parameter(vertex, "weight");
    Kernel whole = kernels.forward(plan.training(), weights.layout(), Elementwise.attributes(activation), geometry.bias());
    // where a transposed convolution is a convolution's gradient, its bias is added by code that takes half as long as all the rest
    boolean late = geometry.bias() && whole.implementation().startsWith("conv:");
    adding = late ? adding(whole.result()) : Optional.empty();
    biasApart = adding.isPresent();
    kernel = biasApart ? kernels.forward(plan.training(), weights.layout(), Dnnl.attributes(null), false) : whole;
    result = plan.define(vertex, activation, plan.area(kernel.result()));
    tiles = geometry.fold().isPresent() ? plan.area(geometry.sourceLayout()) : null;
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Optional<Vertex> activation) {
    ConvolutionLayer layer = new ConvolutionLayer(plan, vertex, activation);
    layer.forward();
    return layer::backward;
  }

  private void forward() {
    Area x = tiles == null ? plan.read(source, kernel.source()) : tiled();
    Area y = result.area();
    plan.forward(
        geometry.bias() && !biasApart
            ? dnnl.bind(
                kernel.primitive(), DNNL_ARG_SRC, x, DNNL_ARG_WEIGHTS, weights, DNNL_ARG_BIAS, plan.parameter(vertex, "bias"), DNNL_ARG_DST, y)
            : dnnl.bind(kernel.primitive(), DNNL_ARG_SRC, x, DNNL_ARG_WEIGHTS, weights, DNNL_ARG_DST, y),
        When.ALWAYS);
    adding.ifPresent(
        addition -> {
          Area bias = plan.parameter(vertex, "bias", addition.src1_desc());
          plan.forward(dnnl.bind(new binary(addition), DNNL_ARG_SRC_0, y, DNNL_ARG_SRC_1, bias, DNNL_ARG_DST, y), When.ALWAYS);
        });
  }

  /** The sum of a result and a bias for every channel, with the activation; empty where there is no fast code for it. */
  private Optional<binary.primitive_desc> adding(memory.desc layout) {
    long[] channels = {1, geometry.filters(), 1, 1};
    for (int block = 16; block >= 8; block /= 2) {
      // whole blocks of a bias lie as the bias does
      if (geometry.filters() % block == 0 && layout.equals(Dnnl.blocked(geometry.result(), block))) {
        binary.primitive_desc addition =
            new binary.primitive_desc(
                dnnl.cpu(), algorithm.binary_add, layout, Dnnl.blocked(channels, block), layout, Elementwise.attributes(activation), false);
        return Dnnl.slow(addition) ? Optional.empty() : Optional.of(addition);
      }
    }
    return Optional.empty();
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
    Kernel backward = kernels.weights(kernel.source(), weights.layout(), kernel.result());
    if (backward.slow()) {
      backward = kernels.weights(geometry.sourceLayout(), Dnnl.any(geometry.weights()), Dnnl.any(geometry.result()));
    }
    Area x = tiles == null ? plan.readBack(source, backward.source(), When.PARAMETERS) : plan.convert(tiles, backward.source(), When.PARAMETERS);
    Area dy = plan.convert(gradient, backward.result(), When.PARAMETERS);
    Area target = plan.parameterGradient(vertex, "weight", weights.layout());
    Area written = backward.weights().equals(weights.layout()) ? target : plan.area(backward.weights());
    if (geometry.bias()) {
      Area biases = plan.parameterGradient(vertex, "bias", Dnnl.plain(geometry.filters()));
      plan.backward(
          dnnl.bind(
              backward.primitive(), DNNL_ARG_SRC, x, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_WEIGHTS, written, DNNL_ARG_DIFF_BIAS, biases),
          When.PARAMETERS);
      plan.done(vertex, "bias", biases);
    } else {
      plan.backward(dnnl.bind(backward.primitive(), DNNL_ARG_SRC, x, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_WEIGHTS, written), When.PARAMETERS);
    }
    if (written != target) {
      plan.backward(dnnl.reorder(written, target), When.PARAMETERS);
    }
    plan.done(vertex, "weight", target);
  }

  private void data(Area gradient) {
    Kernel backward = kernels.data(kernel.source(), kernel.result());
    if (backward.slow()) {
      backward = kernels.data(Dnnl.any(geometry.source()), Dnnl.any(geometry.result()));
    }
    Area dy = plan.convert(gradient, backward.result(), source.wanted());
    Area w = plan.convert(weights, backward.weights(), source.wanted());
    Area target = tiles == null ? plan.contribution(source, backward.source()) : plan.area(backward.source());
    plan.backward(dnnl.bind(backward.primitive(), DNNL_ARG_DIFF_DST, dy, DNNL_ARG_WEIGHTS, w, DNNL_ARG_DIFF_SRC, target), source.wanted());
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
}
