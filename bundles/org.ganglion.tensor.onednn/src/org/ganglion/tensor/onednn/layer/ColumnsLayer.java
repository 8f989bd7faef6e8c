package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/**
 * Transposed convolutions to few filters (the last layer of a generator) as one matrix product, [cells × channels]·[channels × taps], and scattering
 * the taps: oneDNN's own kernels pad such filters to a whole register and are many times slower. It also serves the geometries that oneDNN has no
 * word for.
 */
final class ColumnsLayer {
  private static final int FEW_FILTERS = 4;
  private static final int FEW_TAPS = 64;

  private final PlanBuilder plan;
  private final Dnnl dnnl;
  private final Vertex vertex;
  private final Value source;
  private final Value result;
  private final boolean bias;
  private final long cells;
  private final long channels;
  private final long taps;
  private final memory.desc channelsLast;
  private final Area x;
  private final Area columns;
  private final Taps scatter;

  private ColumnsLayer(PlanBuilder plan, Vertex vertex, Layer.TransposedConvolution layer) {
    this.plan = plan;
    this.dnnl = plan.dnnl();
    this.vertex = vertex;
    source = plan.input(vertex);
    long[] in = source.axes();
    channels = in[1];
    cells = in[0] * in[2] * in[3];
    taps = (long) layer.filters() * layer.kernel().area();
    channelsLast = Dnnl.channelsLast(in);
    x = plan.read(source, channelsLast);
    columns = plan.plain(cells, taps);
    result = plan.define(vertex, 0, plan.plain(plan.batched(vertex.shape())));
    bias = layer.bias();
    scatter = new Taps(layer, vertex.inputs().get(0).shape(), vertex.shape(), plan.batch());
  }

  /** Whether a layer is better (or only) computed so. */
  static boolean serves(Vertex vertex, Layer.TransposedConvolution layer) {
    boolean few = layer.filters() <= FEW_FILTERS && layer.filters() * layer.kernel().area() <= FEW_TAPS;
    return layer.groups() == 1 && (few || Geometry.cutsNegative(layer));
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.TransposedConvolution layer) {
    ColumnsLayer build = new ColumnsLayer(plan, vertex, layer);
    build.forward();
    return build::backward;
  }

  private static memory.desc rows(long rows, long columns) {
    return Dnnl.strided(new long[] {rows, columns}, new long[] {columns, 1});
  }

  private static memory.desc turned(long rows, long columns) {
    return Dnnl.strided(new long[] {rows, columns}, new long[] {1, rows});
  }

  private Runnable product(Area left, memory.desc leftLayout, Area right, memory.desc rightLayout, Area into, memory.desc intoLayout) {
    matmul primitive = new matmul(new matmul.primitive_desc(dnnl.cpu(), leftLayout, rightLayout, intoLayout, Dnnl.attributes(null), false));
    return dnnl.bind(
        primitive, DNNL_ARG_SRC, plan.matrix(left, leftLayout), DNNL_ARG_WEIGHTS, plan.matrix(right, rightLayout), DNNL_ARG_DST,
        plan.matrix(into, intoLayout));
  }

  private void forward() {
    source.pin();
    plan.forward(
        product(x, rows(cells, channels), plan.parameter(vertex, "weight"), rows(channels, taps), columns, rows(cells, taps)), When.ALWAYS);
    Area shift = bias ? plan.parameter(vertex, "bias") : null;
    plan.forward(() -> scatter.forward(columns.floats(), shift == null ? null : shift.floats(), result.area().floats()), When.ALWAYS);
  }

  private void backward() {
    Area gradient = plan.gradient(result, result.area().layout());
    if (gradient == null) {
      return;
    }
    Area gathered = plan.plain(cells, taps);
    plan.backward(() -> scatter.gather(gradient.floats(), gathered.floats()), result.wanted());
    if (bias) {
      Area shift = plan.parameterGradient(vertex, "bias", Dnnl.plain(vertex.shape().axis(0)));
      plan.backward(() -> scatter.sum(gradient.floats(), shift.floats()), When.PARAMETERS);
      plan.done(vertex, "bias", shift);
    }
    Area weights = plan.parameterGradient(vertex, "weight", rows(channels, taps));
    plan.backward(
        product(plan.readBack(source, channelsLast, When.PARAMETERS), turned(channels, cells), gathered, rows(cells, taps), weights,
        rows(channels, taps)),
        When.PARAMETERS);
    plan.done(vertex, "weight", weights);
    Area target = plan.contribution(source, channelsLast);
    if (target != null) {
      plan.backward(
          product(gathered, rows(cells, taps), plan.parameter(vertex, "weight"), turned(taps, channels), target, rows(cells, channels)),
          source.wanted());
    }
  }
}
