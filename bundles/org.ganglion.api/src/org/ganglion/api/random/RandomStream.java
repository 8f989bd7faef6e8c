package org.ganglion.api.random;

import java.nio.charset.StandardCharsets;

/**
 * Counter-based random numbers: element {@code i} of a stream is a pure function of (seed, name, step, i), computed by Philox4x32-10 (Salmon et al.,
 * "Parallel random numbers: as easy as 1, 2, 3", 2011). Any part of a stream can be had in any order on any thread with equal bits, on every machine:
 * only IEEE additions, multiplications, divisions, square roots and {@link StrictMath#log} are used.
 */
public final class RandomStream {
  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;

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
    long block = element >>> 2;
    int c0 = (int) block;
    int c1 = (int) (block >>> 32);
    int c2 = (int) step;
    int c3 = (int) (step >>> 32);
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < 10; round++) {
      long p0 = (MULTIPLIER_0 & 0xffffffffL) * (c0 & 0xffffffffL);
      long p1 = (MULTIPLIER_1 & 0xffffffffL) * (c2 & 0xffffffffL);
      int n0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      int n2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c1 = (int) p1;
      c3 = (int) p0;
      c0 = n0;
      c2 = n2;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    switch ((int) (element & 3)) {
      case 0:
        return c0;
      case 1:
        return c1;
      case 2:
        return c2;
      default:
        return c3;
    }
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
