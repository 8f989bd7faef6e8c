package org.ganglion.api.network;

/** Height and width in cells; in YAML {@code [4, 4]} or, when both are equal, {@code 4}. */
public record Size(int height, int width) {
  /** A square. */
  public static Size of(int side) {
    return new Size(side, side);
  }

  /** Cells covered. */
  public int area() {
    return height * width;
  }
}
