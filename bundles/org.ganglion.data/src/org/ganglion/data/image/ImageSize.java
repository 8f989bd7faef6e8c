package org.ganglion.data.image;

import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;

/** Height and width in pixels; {@code [28, 28]} or, for a square, {@code 28}. */
public record ImageSize(@Min(1) @Max(8192) int height, @Min(1) @Max(8192) int width) {
  @Override
  public String toString() {
    return height + "×" + width;
  }
}
