package org.ganglion.data.image;

/**
 * A decoded picture, channels × height × width.
 *
 * @param channels 1 for grey; 3 for red, green, blue
 */
record Picture(int channels, int height, int width, byte[] values) {
  /** Weights of red, green and blue in grey (ITU-R BT.601), as JPEG and most software have them. */
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  ImageSize size() {
    return new ImageSize(height, width);
  }

  /** In grey. */
  Picture grey() {
    if (channels == 1) {
      return this;
    }
    int area = height * width;
    byte[] grey = new byte[area];
    for (int i = 0; i < area; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += LUMA[c] * (values[c * area + i] & 0xff);
      }
      grey[i] = (byte) Math.round(sum);
    }
    return new Picture(1, height, width, grey);
  }

  /** In colour; grey has three equal channels. */
  Picture colour() {
    if (channels == 3) {
      return this;
    }
    byte[] colour = new byte[3 * values.length];
    for (int c = 0; c < 3; c++) {
      System.arraycopy(values, 0, colour, c * values.length, values.length);
    }
    return new Picture(3, height, width, colour);
  }

  /** With one channel where all three are equal everywhere. */
  Picture simplest() {
    int area = height * width;
    for (int i = 0; channels == 3 && i < area; i++) {
      if (values[i] != values[area + i] || values[i] != values[2 * area + i]) {
        return this;
      }
    }
    return channels == 1 ? this : new Picture(1, height, width, java.util.Arrays.copyOf(values, area));
  }
}
