package org.ganglion.training;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.random.RandomStream;

/** Images of 6×6 pixels with a bright row or a bright column in noise: two classes that no single pixel tells apart. */
final class Stripes {
  private static final int SIDE = 6;

  private Stripes() {}

  static Images of(int count, long seed) {
    RandomStream stream = RandomStream.of(seed, "stripes");
    ByteBuffer pixels = ByteBuffer.allocateDirect(count * SIDE * SIDE);
    int[] labels = new int[count];
    for (int image = 0; image < count; image++) {
      labels[image] = image % 2;
      int line = stream.below(SIDE, 0, image);
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          boolean bright = labels[image] == 0 ? y == line : x == line;
          pixels.put((byte) (stream.below(60, image + 1, y * SIDE + x) + (bright ? 180 : 0)));
        }
      }
    }
    return new Images(1, SIDE, SIDE, pixels.rewind(), Optional.of(new Images.Labels(labels, List.of("row", "column"))), Optional.empty());
  }
}
