package org.ganglion.tensor.onednn.layer;

import java.util.Optional;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.tiny.SkippingProduct;

/**
 * Layouts of dense weights for inference alone: with few samples the product waits for memory, and weights that lie in the order in which they are
 * read take two thirds of the time.
 */
public final class DenseWeights {
  /** Below this a layer sits in the cache, and its order does not matter. */
  private static final long FEW_WEIGHTS = 1 << 14;

  /**
   * Up to so many rows, weights that come from memory are read faster in columns of 32 outputs than in those of 64 that oneDNN prefers, whose sums
   * take all registers: 228 against 285 µs for 8 rows of 3136 × 512.
   */
  private static final long FEW_ROWS = 64;

  private static final long NARROW = 32;

  private DenseWeights() {}

  /** The layout that the product prefers, over axes [in × out]; empty where row-major weights are as good. */
  public static Optional<memory.desc> preferred(Dnnl dnnl, Vertex vertex, int batch) {
    Layer.Dense layer = (Layer.Dense) vertex.layer();
    if (vertex.parameters().get("weight").size() < FEW_WEIGHTS) {
      return Optional.empty();
    }
    long in = vertex.inputs().get(0).shape().axis(-1);
    long out = layer.units();
    long samples = vertex.shape().size() / out;
    long rows = batch * samples;
    memory.desc best =
        rows <= FEW_ROWS && out % NARROW == 0 && SkippingProduct.pays(in * out)
            ? Dnnl.narrow(in, out)
            : product(dnnl, rows, in, out, Dnnl.any(in, out), layer.bias(), Dnnl.attributes(null)).weights_desc();
    return fast(dnnl, samples, in, out, best, layer.bias(), Dnnl.attributes(null)) ? Optional.of(best) : Optional.empty();
  }

  /** The specification's order of values over axes [in × out]. */
  public static memory.desc canonical(Vertex vertex) {
    return DenseLayer.transposed(vertex.inputs().get(0).shape().axis(-1), vertex.shape().axis(-1));
  }

  /** The weights of a layer in a layout that the product takes for this number of rows. */
  static Area of(PlanBuilder plan, Dnnl dnnl, Vertex vertex, long rows, primitive_attr attributes) {
    Area stored = plan.parameter(vertex, "weight");
    memory.desc canonical = canonical(vertex);
    if (stored.layout().get_ndims() == 1) {
      return plan.view(stored, canonical);
    }
    long[] axes = Dnnl.axes(canonical);
    return fast(dnnl, rows, axes[0], axes[1], stored.layout(), plan.has(vertex, "bias"), attributes) ? stored : plan.converted(stored, canonical);
  }

  private static boolean fast(Dnnl dnnl, long rows, long in, long out, memory.desc weights, boolean bias, primitive_attr attributes) {
    try {
      return !Dnnl.slow(product(dnnl, rows, in, out, weights, bias, attributes));
    } catch (RuntimeException unsupported) {
      // oneDNN says by an exception that no kernel takes this layout
      return false;
    }
  }

  static matmul.primitive_desc product(Dnnl dnnl, long rows, long in, long out, memory.desc weights, boolean bias, primitive_attr attributes) {
    memory.desc left = DenseLayer.rowMajor(rows, in);
    memory.desc result = DenseLayer.rowMajor(rows, out);
    return bias
        ? new matmul.primitive_desc(dnnl.cpu(), left, weights, DenseLayer.rowMajor(1, out), result, attributes, false)
        : new matmul.primitive_desc(dnnl.cpu(), left, weights, result, attributes, false);
  }
}
