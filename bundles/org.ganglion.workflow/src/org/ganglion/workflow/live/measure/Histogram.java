package org.ganglion.workflow.live.measure;

import java.util.concurrent.atomic.AtomicLongArray;

/** Times in nanoseconds by size: 16 bins in each power of two, so that a quantile is right to 7 % however long the times are. Thread-safe. */
final class Histogram {
  private static final int FINE = 4;
  private static final int BINS = (64 - FINE) << FINE;

  private final AtomicLongArray counts = new AtomicLongArray(BINS);

  void add(long nanos) {
    counts.incrementAndGet(bin(Math.max(0, nanos)));
  }

  void clear() {
    for (int i = 0; i < BINS; i++) {
      counts.set(i, 0);
    }
  }

  /** The quantile of this one and another together, in nanoseconds; 0 when both are empty. */
  double quantile(double share, Histogram other) {
    long all = 0;
    for (int i = 0; i < BINS; i++) {
      all += counts.get(i) + other.counts.get(i);
    }
    long rank = (long) Math.ceil(share * all);
    long seen = 0;
    for (int i = 0; i < BINS && all > 0; i++) {
      seen += counts.get(i) + other.counts.get(i);
      if (seen >= rank) {
        return middle(i);
      }
    }
    return 0;
  }

  private static int bin(long value) {
    if (value < 1 << FINE) {
      return (int) value;
    }
    int power = 63 - Long.numberOfLeadingZeros(value);
    return ((power - FINE + 1) << FINE) + (int) (value >>> (power - FINE)) - (1 << FINE);
  }

  private static double middle(int bin) {
    if (bin < 1 << FINE) {
      return bin;
    }
    int shift = (bin >> FINE) - 1;
    return ((1L << FINE) + (bin & (1 << FINE) - 1) + 0.5) * (1L << shift);
  }
}
