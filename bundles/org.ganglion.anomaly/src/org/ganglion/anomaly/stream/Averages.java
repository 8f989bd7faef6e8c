package org.ganglion.anomaly.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Means of channels over the last rows, for several horizons, in their usual deviations; the largest of all is the statistic. */
final class Averages {
  private final WatchScale scale;
  private final int longest;
  private final double[][] recent;
  private int rows;
  private int channel;

  Averages(WatchScale scale) {
    this.scale = scale;
    this.longest = Arrays.stream(scale.horizons()).max().orElse(1);
    this.recent = new double[scale.mean().length][longest];
  }

  /** The largest mean after one more row. */
  double next(double[] channels) {
    int at = rows % longest;
    rows = rows == Integer.MAX_VALUE - longest ? rows % longest + longest : rows + 1;
    double most = 0;
    for (int c = 0; c < channels.length; c++) {
      recent[c][at] = channels[c] - scale.mean()[c];
      for (int h = 0; h < scale.horizons().length; h++) {
        int horizon = scale.horizons()[h];
        if (rows >= horizon) {
          double sum = 0;
          for (int i = 0; i < horizon; i++) {
            sum += recent[c][(at - i + longest) % longest];
          }
          double off = Math.abs(sum) / horizon / scale.deviation()[c][h];
          if (off > most) {
            most = off;
            channel = c;
          }
        }
      }
    }
    return most;
  }

  /** The channel of the last statistic. */
  int channel() {
    return channel;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(rows);
    for (double[] values : recent) {
      for (double value : values) {
        out.writeDouble(value);
      }
    }
  }

  void read(DataInput in) throws IOException {
    rows = in.readInt();
    for (double[] values : recent) {
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readDouble();
      }
    }
  }
}
