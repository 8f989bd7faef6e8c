package org.ganglion.api.random;

import java.nio.charset.StandardCharsets;

/**
 * Counter-based random numbers: element {@code i} of a stream is a pure function of (seed, name, step, i), computed by Philox4x32-10 (Salmon et al.,
 * "Parallel random numbers: as easy as 1, 2, 3", 2011). Any part of a stream can be had in any order on any thread with equal bits, on every machine:
 * only IEEE additions, multiplications, divisions, square roots and {@link StrictMath#log} are used.
 */
public final class RandomStream {
  private final long key;

  private RandomStream(long key) {
    this.key = key;
  }

  /** The stream of a name (a layer, a purpose) under a seed. */
  public static RandomStream of(long seed, String name) {
    return new RandomStream(derive(seed, name));
  }

  /** A seed for something named inside something seeded; FNV-1a of the name, mixed with the seed. */
  public static long derive(long seed, String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    long mixed = seed * 0x9E3779B97F4A7C15L ^ hash;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** 32 random bits. */
  public int bits(long step, long element) {
    return Philox.word(element >>> 2, step, key, (int) (element & 3));
  }

  /** Uniform in (0, 1), never an end: the middle of one of 2³² equal cells. */
  public double uniform(long step, long element) {
    return ((bits(step, element) & 0xffffffffL) + 0.5) * 0x1p-32;
  }

  /** Uniform integer in [0, bound). The bias is below {@code bound}·2⁻³². */
  public int below(int bound, long step, long element) {
    return (int) (((bits(step, element) & 0xffffffffL) * bound) >>> 32);
  }

  /** Standard normal, by inversion ({@link NormalQuantile}). */
  public double normal(long step, long element) {
    return NormalQuantile.of(uniform(step, element));
  }

  /** A permutation of 0 … n − 1 (Fisher and Yates), for instance the order of an epoch's samples. */
  public int[] permutation(int n, long step) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = below(i + 1, step, i);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
