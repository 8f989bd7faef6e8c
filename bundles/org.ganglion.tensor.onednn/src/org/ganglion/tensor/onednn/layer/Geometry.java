package org.ganglion.tensor.onednn.layer;

import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Size;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.WeightLayouts;

/**
 * A convolution or transposed convolution in oneDNN's terms.
 *
 * @param source [N × C × H × W]
 * @param weights [filters × channels × kh × kw], with the groups as an axis in front where there are several
 * @param canonicalWeights those axes over memory in the specification's order
 * @param fold how image and weights are tiled first; the other components are then those over tiles
 * @param dilation cells between taps, 0 for dense kernels
 */
public record Geometry(
    boolean transposed, long[] source, long[] weights, memory.desc canonicalWeights, long[] result, long[] stride, long[] dilation, long[] before,
    long[] after, boolean bias, Optional<Fold> fold) {
  /** Whether a vertex is one. */
  public static boolean applies(Vertex vertex) {
    return vertex.layer() instanceof Layer.Convolution
        || vertex.layer() instanceof Layer.TransposedConvolution transposed && !ColumnsLayer.serves(vertex, transposed);
  }

  /** Reads a vertex. */
  public static Geometry of(Vertex vertex, int batch) {
    long[] source = vertex.inputs().get(0).shape().prepend(batch).toArray();
    long[] result = vertex.shape().prepend(batch).toArray();
    if (vertex.layer() instanceof Layer.Convolution c) {
      Optional<Fold> fold = Fold.of(vertex, batch);
      if (fold.isPresent()) {
        long[] none = {0, 0};
        Fold f = fold.get();
        return new Geometry(false, f.source(), f.weights(), Dnnl.plain(f.weights()), result, new long[] {1, 1}, none, none, none, c.bias(), fold);
      }
      long[] axes = {c.groups(), c.filters() / c.groups(), source[1] / c.groups(), c.kernel().height(), c.kernel().width()};
      return of(false, source, result, axes, Dnnl.plain(grouped(axes)), c.stride(), c.dilation(), c.padding(), Size.of(0), c.bias());
    }
    Layer.TransposedConvolution t = (Layer.TransposedConvolution) vertex.layer();
    long[] axes = {t.groups(), t.filters() / t.groups(), source[1] / t.groups(), t.kernel().height(), t.kernel().width()};
    long area = axes[3] * axes[4];
    long[] strides = {axes[2] * axes[1] * area, area, axes[1] * area, axes[4], 1};
    memory.desc canonical = Dnnl.strided(grouped(axes), axes[0] == 1 ? java.util.Arrays.copyOfRange(strides, 1, 5) : strides);
    return of(true, source, result, axes, canonical, t.stride(), t.dilation(), t.padding(), t.outputPadding(), t.bias());
  }

  /** Whether rows or columns are added at the end of a result beyond what padding cuts there, which oneDNN has no word for. */
  static boolean cutsNegative(Layer.TransposedConvolution layer) {
    return layer.padding().bottom() < layer.outputPadding().height() || layer.padding().right() < layer.outputPadding().width();
  }

  private static Geometry of(
      boolean transposed, long[] source, long[] result, long[] axes, memory.desc canonical, Size stride, Size dilation, Margins padding, Size extra,
      boolean bias) {
    return new Geometry(
        transposed, source, grouped(axes), canonical, result, new long[] {stride.height(), stride.width()},
        new long[] {dilation.height() - 1, dilation.width() - 1}, new long[] {padding.top(), padding.left()},
        new long[] {padding.bottom() - extra.height(), padding.right() - extra.width()}, bias, Optional.empty());
  }

  private static long[] grouped(long[] axes) {
    return axes[0] == 1 ? java.util.Arrays.copyOfRange(axes, 1, 5) : axes;
  }

  /** Number of filters. */
  long filters() {
    return result[1];
  }

  memory.desc biasLayout() {
    return Dnnl.plain(filters());
  }

  /** The layout of weights in which the forward primitive works best. */
  public memory.desc preferredWeights(Dnnl dnnl, boolean training) {
    return new ConvolutionKernels(dnnl, this).forward(training, Dnnl.any(weights), Dnnl.attributes(null), bias).weights();
  }

  /** The order of weights over tiles, where there are. */
  public Optional<WeightLayouts.Tiling> tiling() {
    return fold.map(tiles -> new WeightLayouts.Tiling(tiles.canonicalWeights(), tiles.tiledWeights()));
  }

  /** The layout of the source: tiles are made channels last, all else is left to the primitive. */
  memory.desc sourceLayout() {
    return fold.isPresent() ? Dnnl.channelsLast(source) : Dnnl.any(source);
  }
}
