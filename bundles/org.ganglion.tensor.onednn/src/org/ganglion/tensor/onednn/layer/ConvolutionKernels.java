package org.ganglion.tensor.onednn.layer;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.deconvolution_backward_data;
import org.bytedeco.dnnl.deconvolution_backward_weights;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.ganglion.tensor.onednn.natives.Dnnl;

/**
 * oneDNN's kernels for a convolution or a transposed convolution, which are twins of different types there. The backward forms need the forward one
 * first.
 */
final class ConvolutionKernels {
  private static final algorithm PLAIN = algorithm.convolution_direct;
  private static final algorithm TRANSPOSED = algorithm.deconvolution_direct;

  /**
   * A kernel with the layouts that it chose; of the source, the weights and the result, or of their gradients.
   *
   * @param implementation oneDNN's name of it
   */
  record Kernel(primitive primitive, memory.desc source, memory.desc weights, memory.desc result, String implementation) {
    boolean slow() {
      return implementation.contains("ref");
    }
  }

  private final Dnnl dnnl;
  private final Geometry g;
  private convolution_forward.primitive_desc plain;
  private deconvolution_forward.primitive_desc transposed;

  ConvolutionKernels(Dnnl dnnl, Geometry geometry) {
    this.dnnl = dnnl;
    this.g = geometry;
  }

  /** The forward kernel; with {@code bias} it adds that as well. */
  Kernel forward(boolean training, memory.desc weights, primitive_attr attributes, boolean bias) {
    prop_kind purpose = training ? prop_kind.forward_training : prop_kind.forward_inference;
    memory.desc x = g.sourceLayout();
    memory.desc y = Dnnl.any(g.result());
    if (g.transposed()) {
      transposed =
          bias
              ? new deconvolution_forward.primitive_desc(
                  dnnl.cpu(), purpose, TRANSPOSED, x, weights, g.biasLayout(), y, g.stride(), g.dilation(), g.before(), g.after(), attributes, false)
              : new deconvolution_forward.primitive_desc(
                  dnnl.cpu(), purpose, TRANSPOSED, x, weights, y, g.stride(), g.dilation(), g.before(), g.after(), attributes, false);
      return new Kernel(
          new deconvolution_forward(transposed), transposed.src_desc(), transposed.weights_desc(), transposed.dst_desc(), name(transposed));
    }
    plain =
        bias
            ? new convolution_forward.primitive_desc(
                dnnl.cpu(), purpose, PLAIN, x, weights, g.biasLayout(), y, g.stride(), g.dilation(), g.before(), g.after(), attributes, false)
            : new convolution_forward.primitive_desc(
                dnnl.cpu(), purpose, PLAIN, x, weights, y, g.stride(), g.dilation(), g.before(), g.after(), attributes, false);
    return new Kernel(new convolution_forward(plain), plain.src_desc(), plain.weights_desc(), plain.dst_desc(), name(plain));
  }

  /** The gradient of the weights, and of the bias where there is one. */
  Kernel weights(memory.desc x, memory.desc w, memory.desc dy) {
    primitive_attr none = Dnnl.attributes(null);
    if (g.transposed()) {
      deconvolution_backward_weights.primitive_desc descriptor =
          g.bias()
              ? new deconvolution_backward_weights.primitive_desc(
                  dnnl.cpu(), TRANSPOSED, x, w, g.biasLayout(), dy, g.stride(), g.dilation(), g.before(), g.after(), transposed, none, false)
              : new deconvolution_backward_weights.primitive_desc(
                  dnnl.cpu(), TRANSPOSED, x, w, dy, g.stride(), g.dilation(), g.before(), g.after(), transposed, none, false);
      return new Kernel(
          new deconvolution_backward_weights(descriptor), descriptor.src_desc(), descriptor.diff_weights_desc(), descriptor.diff_dst_desc(),
          name(descriptor));
    }
    convolution_backward_weights.primitive_desc descriptor =
        g.bias()
            ? new convolution_backward_weights.primitive_desc(
                dnnl.cpu(), PLAIN, x, w, g.biasLayout(), dy, g.stride(), g.dilation(), g.before(), g.after(), plain, none, false)
            : new convolution_backward_weights.primitive_desc(
                dnnl.cpu(), PLAIN, x, w, dy, g.stride(), g.dilation(), g.before(), g.after(), plain, none, false);
    return new Kernel(
        new convolution_backward_weights(descriptor), descriptor.src_desc(), descriptor.diff_weights_desc(), descriptor.diff_dst_desc(),
        name(descriptor));
  }

  /** The gradient of the source. */
  Kernel data(memory.desc dx, memory.desc dy) {
    primitive_attr none = Dnnl.attributes(null);
    memory.desc w = Dnnl.any(g.weights());
    if (g.transposed()) {
      deconvolution_backward_data.primitive_desc descriptor =
          new deconvolution_backward_data.primitive_desc(
              dnnl.cpu(), TRANSPOSED, dx, w, dy, g.stride(), g.dilation(), g.before(), g.after(), transposed, none, false);
      return new Kernel(
          new deconvolution_backward_data(descriptor), descriptor.diff_src_desc(), descriptor.weights_desc(), descriptor.diff_dst_desc(),
          name(descriptor));
    }
    convolution_backward_data.primitive_desc descriptor =
        new convolution_backward_data.primitive_desc(dnnl.cpu(), PLAIN, dx, w, dy, g.stride(), g.dilation(), g.before(), g.after(), plain, none,
        false);
    return new Kernel(
        new convolution_backward_data(descriptor), descriptor.diff_src_desc(), descriptor.weights_desc(), descriptor.diff_dst_desc(),
        name(descriptor));
  }

  private static String name(primitive_desc_base descriptor) {
    return descriptor.impl_info_str().getString();
  }
}
