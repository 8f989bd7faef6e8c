package org.ganglion.api.rl;

/**
 * A picture of an environment for people.
 *
 * @param rgb height × width × 3 unsigned bytes
 */
public record Frame(int width, int height, byte[] rgb) {
  /**
   * A picture.
   *
   * @throws IllegalArgumentException when the bytes do not fill the picture
   */
  public Frame {
    if (rgb.length != width * height * 3) {
      throw new IllegalArgumentException(rgb.length + " bytes are no picture of " + width + "×" + height + " pixels in 3 colours");
    }
  }
}
