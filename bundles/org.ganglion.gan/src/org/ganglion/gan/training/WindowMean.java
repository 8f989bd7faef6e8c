package org.ganglion.gan.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Mean of the values since it was last taken: a curve of every single batch would be noise, and long. */
final class WindowMean {
  private double sum;
  private long count;

  void add(double value) {
    sum += value;
    count++;
  }

  boolean empty() {
    return count == 0;
  }

  /** The mean; begins anew. */
  double take() {
    double mean = sum / count;
    sum = 0;
    count = 0;
    return mean;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(sum);
    out.writeLong(count);
  }

  void read(DataInput in) throws IOException {
    sum = in.readDouble();
    count = in.readLong();
  }
}
