package org.ganglion.data.face;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.random.RandomStream;

/** Many faces. Face {@code i} of a seed is the same however many are drawn; each attribute is independent of the others. */
public final class FaceSet {
  /** What is known of each face. */
  public static final List<String> ATTRIBUTES = List.of("woman", "old", "bald", "blond", "glasses", "smiling");

  private static final double BALD = 0.2;
  private static final double HALF = 0.5;

  private FaceSet() {}

  /** Draws faces of 3 × side × side pixels. */
  public static Images draw(int count, int side, long seed) {
    RandomStream people = RandomStream.of(seed, "people");
    RandomStream traits = RandomStream.of(seed, "traits");
    int size = 3 * side * side;
    ByteBuffer pixels = ByteBuffer.allocate(Math.multiplyExact(count, size));
    float[] values = new float[count * ATTRIBUTES.size()];
    for (int i = 0; i < count; i++) {
      boolean[] has = new boolean[ATTRIBUTES.size()];
      for (int a = 0; a < has.length; a++) {
        has[a] = traits.uniform(i, a) < (ATTRIBUTES.get(a).equals("bald") ? BALD : HALF);
      }
      Face.Attributes attributes = new Face.Attributes(has[0], has[1], has[2], has[3], has[4], has[5]);
      new FacePainter(Face.of(attributes, people, i)).paint(side, pixels, i * size);
      for (int a = 0; a < has.length; a++) {
        values[i * has.length + a] = has[a] ? 1 : 0;
      }
    }
    return new Images(3, side, side, pixels, Optional.empty(), Optional.of(new Images.Attributes(ATTRIBUTES, values)));
  }
}
