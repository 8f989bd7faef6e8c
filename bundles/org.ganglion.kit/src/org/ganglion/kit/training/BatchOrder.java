package org.ganglion.kit.training;

import org.ganglion.api.random.RandomStream;

/**
 * Which samples a batch holds: each epoch all samples once in an order of its own, the last batch may be smaller. A function of (seed, batch number),
 * so that a resumed training meets the same batches.
 */
public final class BatchOrder {
  private final int count;
  private final int batch;
  private final RandomStream stream;
  private int[] order;
  private long orderOf = -1;

  public BatchOrder(int count, int batch, long seed) {
    if (count < 1 || batch < 1) {
      throw new IllegalArgumentException("batches of " + batch + " from " + count + " samples cannot be made");
    }
    this.count = count;
    this.batch = batch;
    this.stream = RandomStream.of(seed, "order");
  }

  /** Batches in an epoch. */
  public int perEpoch() {
    return (count + batch - 1) / batch;
  }

  /** Samples in a batch. */
  public int size(long number) {
    return Math.min(batch, count - (int) (number % perEpoch()) * batch);
  }

  /** The sample in a place of a batch. */
  public int sample(long number, int place) {
    long epoch = number / perEpoch();
    if (epoch != orderOf) {
      order = stream.permutation(count, epoch);
      orderOf = epoch;
    }
    return order[(int) (number % perEpoch()) * batch + place];
  }
}
