package org.ganglion.gan.source;

import java.nio.FloatBuffer;
import org.ganglion.api.random.RandomStream;

/** Moves images by a few whole pixels; what comes in at a border repeats the border. */
public record Shift(int most) {
  /** Moves an image in its place by an amount drawn for (step, place). */
  public void apply(FloatBuffer image, int position, int channels, int height, int width, RandomStream stream, long step, long place) {
    if (most == 0) {
      return;
    }
    int down = stream.below(2 * most + 1, step, 2 * place) - most;
    int right = stream.below(2 * most + 1, step, 2 * place + 1) - most;
    float[] before = new float[height * width];
    for (int channel = 0; channel < channels; channel++) {
      int from = position + channel * before.length;
      image.get(from, before);
      for (int y = 0; y < height; y++) {
        int row = Math.clamp(y - down, 0, height - 1) * width;
        for (int x = 0; x < width; x++) {
          image.put(from + y * width + x, before[row + Math.clamp(x - right, 0, width - 1)]);
        }
      }
    }
  }
}
