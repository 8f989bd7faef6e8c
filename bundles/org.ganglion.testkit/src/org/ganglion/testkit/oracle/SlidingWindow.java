package org.ganglion.testkit.oracle;

import org.ganglion.api.network.Margins;
import org.ganglion.api.network.Size;

/** Which cell of a large image a kernel's cell covers when the kernel stands on a cell of a small one; outside the image where negative. */
record SlidingWindow(Size kernel, Size stride, Margins padding, Size dilation) {
  int row(int position, int kernelRow, int height) {
    return inside(position * stride.height() - padding.top() + kernelRow * dilation.height(), height);
  }

  int column(int position, int kernelColumn, int width) {
    return inside(position * stride.width() - padding.left() + kernelColumn * dilation.width(), width);
  }

  private static int inside(int cell, int length) {
    return cell < length ? cell : -1;
  }
}
