package org.ganglion.testkit.network;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.network.Size;

/** Convolutions and transposed convolutions of one layer each: odd sizes, strides that leave a rest, uneven margins, groups, dilation. */
final class ConvolutionCases {
  private static final Initialiser START = new Initialiser.Glorot();

  private final List<NetworkCase> cases = new ArrayList<>();

  private ConvolutionCases() {}

  static List<NetworkCase> all() {
    ConvolutionCases all = new ConvolutionCases();
    all.convolutions();
    all.transposed();
    return all.cases;
  }

  private void convolutions() {
    add("convolution", Layers.convolution(4, 3, 1, 1), 3, 6, 6);
    add("convolution of one channel", Layers.convolution(5, 5, 2, 2), 1, 9, 9);
    add("convolution 1×1", Layers.convolution(6, 1, 1, 0), 3, 5, 4);
    add("convolution of the whole image", Layers.convolution(7, 4, 1, 0), 3, 4, 4);
    add("convolution with a stride that leaves a rest", Layers.convolution(3, 3, 2, 0), 2, 8, 6);
    add("convolution as in DCGAN", Layers.convolution(16, 4, 2, 1), 8, 8, 8);
    add("convolution without bias", conv(3, Size.of(3), Size.of(1), Margins.of(1), Size.of(1), 1, false), 2, 5, 7);
    add("oblong convolution", conv(4, new Size(3, 2), new Size(1, 2), new Margins(1, 0, 1, 0), Size.of(1), 1, true), 3, 5, 8);
    add("convolution with asymmetric margins", conv(4, Size.of(3), Size.of(2), new Margins(0, 1, 1, 2), Size.of(1), 1, true), 3, 6, 7);
    add("dilated convolution", conv(3, Size.of(3), Size.of(1), Margins.of(2), Size.of(2), 1, true), 2, 7, 8);
    add("dilated convolution with stride", conv(3, new Size(3, 2), Size.of(2), new Margins(2, 1, 1, 3), new Size(2, 3), 1, true), 2, 9, 8);
    add("grouped convolution", conv(6, Size.of(3), Size.of(1), Margins.of(1), Size.of(1), 2, true), 4, 5, 6);
    add("depthwise convolution", conv(4, Size.of(3), Size.of(2), Margins.of(1), Size.of(1), 4, false), 4, 7, 7);
    add("depthwise convolution with multiplier", conv(6, Size.of(3), Size.of(1), Margins.of(1), Size.of(1), 3, true), 3, 5, 5);
  }

  private void transposed() {
    add("transposed convolution", Layers.transposedConvolution(4, 3, 1, 1), 3, 5, 5);
    add("transposed convolution as in DCGAN", Layers.transposedConvolution(8, 4, 2, 1), 16, 4, 4);
    add("transposed convolution of a pixel", Layers.transposedConvolution(5, 4, 1, 0), 7, 1, 1);
    add("transposed convolution with gaps", Layers.transposedConvolution(3, 2, 3, 0), 2, 3, 4);
    add("transposed convolution without bias", trans(3, Size.of(3), Size.of(2), Margins.of(1), Size.of(0), Size.of(1), 1, false), 2, 4, 5);
    add("transposed convolution with output padding", trans(3, Size.of(3), Size.of(2), Margins.of(1), Size.of(1), Size.of(1), 1, true), 2, 4, 3);
    add(
        "transposed convolution with uneven output padding",
        trans(3, new Size(3, 4), new Size(2, 3), new Margins(1, 0, 1, 2), new Size(0, 2), Size.of(1), 1, true), 2, 4, 3);
    add(
        "transposed convolution with asymmetric margins",
        trans(4, Size.of(4), Size.of(2), new Margins(0, 1, 2, 1), Size.of(0), Size.of(1), 1, true), 3, 4, 5);
    add("dilated transposed convolution", trans(3, Size.of(3), Size.of(2), new Margins(1, 2, 1, 2), Size.of(0), new Size(2, 3), 1, true), 2, 4, 4);
    add("grouped transposed convolution", trans(6, Size.of(3), Size.of(2), Margins.of(1), Size.of(1), Size.of(1), 2, true), 4, 3, 4);
    add("depthwise transposed convolution", trans(3, Size.of(3), Size.of(2), Margins.of(1), Size.of(0), Size.of(1), 3, false), 3, 4, 4);
  }

  private static Layer conv(int filters, Size kernel, Size stride, Margins margins, Size dilation, int groups, boolean bias) {
    return new Layer.Convolution(filters, kernel, stride, margins, dilation, groups, bias, START);
  }

  private static Layer trans(int filters, Size kernel, Size stride, Margins margins, Size extra, Size dilation, int groups, boolean bias) {
    return new Layer.TransposedConvolution(filters, kernel, stride, margins, extra, dilation, groups, bias, START);
  }

  private void add(String name, Layer layer, int... axes) {
    cases.add(NetworkCase.of(name, NetworkSpec.builder(name).input("x", axes).add("layer", layer).build()));
  }
}
