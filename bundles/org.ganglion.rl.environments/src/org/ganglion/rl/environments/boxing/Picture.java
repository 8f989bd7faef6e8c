package org.ganglion.rl.environments.boxing;

/** In which colours a match is seen. */
public enum Picture {
  /** Planes of red, green and blue. */
  COLOUR(3),
  /** One plane of luma, as the wrapper {@code grey} would make it of the colours; a third of the work. */
  GREY(1);

  private final int planes;

  Picture(int planes) {
    this.planes = planes;
  }

  /** Planes of a frame. */
  int planes() {
    return planes;
  }

  /** What a colour is on a plane. */
  float shade(int rgb, int plane) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    if (this == GREY) {
      return (float) Math.rint(0.299 * red + 0.587 * green + 0.114 * blue);
    }
    return plane == 0 ? red : plane == 1 ? green : blue;
  }
}
