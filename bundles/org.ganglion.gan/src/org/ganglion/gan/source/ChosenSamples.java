package org.ganglion.gan.source;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ganglion.api.random.RandomStream;

/** Some of other samples. */
public record ChosenSamples(RealSamples all, int[] chosen) implements RealSamples {
  /**
   * Splits samples so that one in {@code n} of every class is in the second part.
   *
   * @return positions of both parts
   */
  public static int[][] split(int[] classes, int n, RandomStream stream) {
    int[] order = stream.permutation(classes.length, 0);
    Map<Integer, Integer> seen = new HashMap<>();
    boolean[] second = new boolean[classes.length];
    for (int sample : order) {
      second[sample] = seen.merge(classes[sample], 1, Integer::sum) % n == 0;
    }
    return new int[][] {
      IntStream.range(0, classes.length).filter(i -> !second[i]).toArray(), IntStream.range(0, classes.length).filter(i -> second[i]).toArray()
    };
  }

  /** Some samples, drawn by chance: every n-th of a set that goes through its classes in turn would be of few of them. */
  public static ChosenSamples drawn(RealSamples all, int most, RandomStream stream) {
    return new ChosenSamples(all, drawn(all.count(), most, stream));
  }

  /** Positions of at most {@code most} out of {@code count}, drawn by chance, in their order. */
  public static int[] drawn(int count, int most, RandomStream stream) {
    if (count <= most) {
      return IntStream.range(0, count).toArray();
    }
    int[] drawn = Arrays.copyOf(stream.permutation(count, 0), most);
    Arrays.sort(drawn);
    return drawn;
  }

  /** The first of some samples. */
  public static ChosenSamples first(RealSamples all, int most) {
    int[] chosen = new int[Math.min(most, all.count())];
    Arrays.setAll(chosen, i -> i);
    return new ChosenSamples(all, chosen);
  }

  @Override
  public int count() {
    return chosen.length;
  }

  @Override
  public int channels() {
    return all.channels();
  }

  @Override
  public int height() {
    return all.height();
  }

  @Override
  public int width() {
    return all.width();
  }

  @Override
  public PixelRange range() {
    return all.range();
  }

  @Override
  public Conditions conditions() {
    return all.conditions();
  }

  @Override
  public void copy(int sample, FloatBuffer to, int position) {
    all.copy(chosen[sample], to, position);
  }

  @Override
  public void copyCondition(int sample, FloatBuffer to, int position) {
    all.copyCondition(chosen[sample], to, position);
  }
}
