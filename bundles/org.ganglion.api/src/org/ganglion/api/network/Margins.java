package org.ganglion.api.network;

/** Cells of zeros added (convolution, pooling) or cut (transposed convolution) at each edge; in YAML {@code [1, 1, 1, 1]} or {@code 1}. */
public record Margins(int top, int left, int bottom, int right) {
  /** No margin. */
  public static final Margins NONE = new Margins(0, 0, 0, 0);

  /** The same margin at every edge. */
  public static Margins of(int cells) {
    return new Margins(cells, cells, cells, cells);
  }
}
