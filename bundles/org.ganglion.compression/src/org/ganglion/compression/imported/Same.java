package org.ganglion.compression.imported;

import org.ganglion.api.network.Margins;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;

/** Padding that is named "same" elsewhere: a convolution or pooling then gives ⌈length / stride⌉ cells. An odd cell goes to the end. */
public final class Same {
  private Same() {}

  /** Of a window over an image [C × H × W]. */
  public static Margins of(Shape image, Size kernel, Size stride, Size dilation) {
    int rows = cells(image.dim(1), (kernel.height() - 1) * dilation.height() + 1, stride.height());
    int columns = cells(image.dim(2), (kernel.width() - 1) * dilation.width() + 1, stride.width());
    return margins(rows, columns);
  }

  /** Of a transposed convolution, which then gives length · stride cells; what the kernel is too short for comes by padding the output. */
  public static Margins transposed(Size kernel, Size stride) {
    return margins(Math.max(0, kernel.height() - stride.height()), Math.max(0, kernel.width() - stride.width()));
  }

  private static Margins margins(int rows, int columns) {
    return new Margins(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
  }

  /** Of one axis, both ends together. */
  public static int cells(int length, int window, int stride) {
    return Math.max(0, ((length + stride - 1) / stride - 1) * stride + window - length);
  }
}
