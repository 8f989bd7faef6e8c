package org.ganglion.device.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** MNIST as bytes, from its IDX files. */
record Digits(byte[][] pixels, int[] labels) {
  private static final int IMAGE_HEADER = 16;
  private static final int LABEL_HEADER = 8;
  private static final int SIZE = 784;

  static Digits read(Path folder, String part) throws IOException {
    byte[] images = Files.readAllBytes(folder.resolve(part + "-images-idx3-ubyte"));
    byte[] labels = Files.readAllBytes(folder.resolve(part + "-labels-idx1-ubyte"));
    int count = labels.length - LABEL_HEADER;
    byte[][] pixels = new byte[count][SIZE];
    int[] numbers = new int[count];
    for (int k = 0; k < count; k++) {
      System.arraycopy(images, IMAGE_HEADER + k * SIZE, pixels[k], 0, SIZE);
      numbers[k] = labels[LABEL_HEADER + k];
    }
    return new Digits(pixels, numbers);
  }

  /** A digit in 0 … 1. */
  float[] scaled(int index) {
    float[] x = new float[SIZE];
    for (int k = 0; k < SIZE; k++) {
      x[k] = (pixels[index][k] & 255) / 255f;
    }
    return x;
  }
}
