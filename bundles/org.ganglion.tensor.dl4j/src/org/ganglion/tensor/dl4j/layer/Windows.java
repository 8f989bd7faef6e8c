package org.ganglion.tensor.dl4j.layer;

import org.ganglion.api.network.Margins;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;

/**
 * The windows of a convolution over an image as a matrix, one row for each (channel, cell of the kernel), one column for each window, so that a
 * convolution is a product (Chellapilla et al., 2006). {@link #unfold} gathers, {@link #fold} is its transpose and adds.
 *
 * @param image channels × height × width that the windows lie on
 * @param windows rows and columns of windows
 */
record Windows(Shape image, Size windows, Size kernel, Size stride, Margins padding, Size dilation) {
  int rows() {
    return image.dim(0) * kernel.area();
  }

  int columns() {
    return windows.area();
  }

  /** Whether the matrix is the image itself. */
  boolean trivial() {
    return kernel.area() == 1 && stride.area() == 1 && padding.equals(Margins.NONE);
  }

  /** Writes the matrix of the image that starts at {@code from}. */
  void unfold(float[] pixels, int from, float[] matrix) {
    int at = 0;
    for (int c = 0; c < image.dim(0); c++) {
      int plane = from + c * image.dim(1) * image.dim(2);
      for (int ky = 0; ky < kernel.height(); ky++) {
        for (int kx = 0; kx < kernel.width(); kx++) {
          int left = kx * dilation.width() - padding.left();
          int first = first(left);
          int end = end(left);
          for (int wy = 0; wy < windows.height(); wy++) {
            int y = wy * stride.height() + ky * dilation.height() - padding.top();
            boolean inside = y >= 0 && y < image.dim(1);
            gather(pixels, plane + y * image.dim(2) + left, matrix, at, inside ? first : 0, inside ? end : 0);
            at += windows.width();
          }
        }
      }
    }
  }

  private void gather(float[] pixels, int row, float[] matrix, int at, int first, int end) {
    for (int wx = 0; wx < first; wx++) {
      matrix[at + wx] = 0;
    }
    if (stride.width() == 1 && first < end) {
      System.arraycopy(pixels, row + first, matrix, at + first, end - first);
    } else {
      int step = stride.width();
      for (int wx = first; wx < end; wx++) {
        matrix[at + wx] = pixels[row + wx * step];
      }
    }
    for (int wx = end; wx < windows.width(); wx++) {
      matrix[at + wx] = 0;
    }
  }

  /** Adds the matrix back to the image that starts at {@code from}. */
  void fold(float[] matrix, float[] pixels, int from) {
    int at = 0;
    for (int c = 0; c < image.dim(0); c++) {
      int plane = from + c * image.dim(1) * image.dim(2);
      for (int ky = 0; ky < kernel.height(); ky++) {
        for (int kx = 0; kx < kernel.width(); kx++) {
          int left = kx * dilation.width() - padding.left();
          int first = first(left);
          int end = end(left);
          for (int wy = 0; wy < windows.height(); wy++) {
            int y = wy * stride.height() + ky * dilation.height() - padding.top();
            if (y >= 0 && y < image.dim(1)) {
              scatter(matrix, at, pixels, plane + y * image.dim(2) + left, first, end);
            }
            at += windows.width();
          }
        }
      }
    }
  }

  private void scatter(float[] matrix, int at, float[] pixels, int row, int first, int end) {
    int step = stride.width();
    if (step == 1) {
      for (int wx = first; wx < end; wx++) {
        pixels[row + wx] += matrix[at + wx];
      }
    } else {
      for (int wx = first; wx < end; wx++) {
        pixels[row + wx * step] += matrix[at + wx];
      }
    }
  }

  /** The first window of a row whose cell at {@code left} lies in the image. */
  private int first(int left) {
    return left >= 0 ? 0 : Math.min(windows.width(), (-left + stride.width() - 1) / stride.width());
  }

  /** One behind the last such window. */
  private int end(int left) {
    int last = image.dim(2) - 1 - left;
    return last < 0 ? first(left) : Math.max(first(left), Math.min(windows.width(), last / stride.width() + 1));
  }
}
