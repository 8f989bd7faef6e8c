package org.ganglion.gan.source;

import java.util.Arrays;
import org.ganglion.api.random.RandomStream;

/**
 * Which samples a batch holds: every epoch all training samples once in an order of its own, what does not fill a batch is left for the next. A pure function
 * of (seed, batch number), so that a resumed training meets the same batches.
 */
public final class SampleOrder {
  /** Most samples that are kept from training, to see how well the discriminator tells real from made on images that it never saw. */
  private static final int MOST_HELD_OUT = 512;

  /** Below this many samples none can be spared: then the held-out ones are the training samples themselves. */
  private static final int FEWEST_TO_SPLIT = 20;

  private final int[] training;
  private final int[] heldOut;
  private final int batch;
  private final RandomStream stream;
  private int[] order;
  private long orderOf = -1;

  public SampleOrder(int count, int batch, long seed) {
    int[] all = RandomStream.of(seed, "split").permutation(count, 0);
    int kept = Math.min(MOST_HELD_OUT, count / 10);
    boolean split = count >= FEWEST_TO_SPLIT && count - kept >= batch;
    this.heldOut = split ? Arrays.copyOf(all, kept) : Arrays.copyOf(all, Math.min(count, MOST_HELD_OUT));
    this.training = split ? Arrays.copyOfRange(all, kept, count) : all;
    this.batch = batch;
    this.stream = RandomStream.of(seed, "order");
  }

  /** Whole batches in an epoch. */
  public int batchesPerEpoch() {
    return training.length / batch;
  }

  /** Samples that are trained on. */
  public int trainingCount() {
    return training.length;
  }

  /** Samples that are kept from training. */
  public int[] heldOut() {
    return heldOut.clone();
  }

  /** The sample in a place of a batch. */
  public int sample(long batchNumber, int place) {
    long epoch = batchNumber / batchesPerEpoch();
    if (epoch != orderOf) {
      order = stream.permutation(training.length, epoch);
      orderOf = epoch;
    }
    return training[order[(int) (batchNumber % batchesPerEpoch()) * batch + place]];
  }

  /** Some training sample, for instance to take its condition. */
  public int any(RandomStream choice, long step, int place) {
    return training[choice.below(training.length, step, place)];
  }
}
