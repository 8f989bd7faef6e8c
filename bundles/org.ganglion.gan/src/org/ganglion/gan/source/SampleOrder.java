package org.ganglion.gan.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ganglion.api.random.RandomStream;

/**
 * Which samples a batch holds: every epoch all training samples once in an order of its own, what does not fill a batch is left for the next. A pure
 * function of (seed, batch number), so that a resumed training meets the same batches. Balanced, every class has an equal share of each batch
 * instead, however rare.
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

  /** Training samples of each class that has any; none where batches are as the data are. */
  private final List<int[]> classes = new ArrayList<>();

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

  /**
   * Gives every class an equal share.
   *
   * @param labels class of every sample, those that are kept from training included
   */
  public SampleOrder balanced(int[] labels, int names) {
    for (int c = 0; c < names; c++) {
      int wanted = c;
      int[] of = Arrays.stream(training).filter(sample -> labels[sample] == wanted).toArray();
      if (of.length > 0) {
        classes.add(of);
      }
    }
    return this;
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

  /** The first of the samples that are kept from training, {@code most} at most. */
  public int[] heldOut(int most) {
    return Arrays.copyOf(heldOut, Math.min(most, heldOut.length));
  }

  /** Some of the samples that are trained on, {@code most} at most. */
  public int[] training(int most) {
    return Arrays.copyOf(training, Math.min(most, training.length));
  }

  /** The sample in a place of a batch. */
  public int sample(long batchNumber, int place) {
    if (!classes.isEmpty()) {
      return balanced(stream, batchNumber, place);
    }
    long epoch = batchNumber / batchesPerEpoch();
    if (epoch != orderOf) {
      order = stream.permutation(training.length, epoch);
      orderOf = epoch;
    }
    return training[order[(int) (batchNumber % batchesPerEpoch()) * batch + place]];
  }

  /** Some training sample, for instance to take its condition. */
  public int any(RandomStream choice, long step, int place) {
    return classes.isEmpty() ? training[choice.below(training.length, step, place)] : balanced(choice, step, place);
  }

  private int balanced(RandomStream choice, long step, int place) {
    int[] of = classes.get((int) ((step * batch + place) % classes.size()));
    return of[choice.below(of.length, step, place)];
  }
}
