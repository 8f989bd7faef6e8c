package org.ganglion.anomaly.series;

import java.util.stream.IntStream;
import org.ganglion.api.anomaly.Samples;

/** Those windows of a series that miss no value. */
public final class WholeWindows implements Samples {
  private final Windows windows;
  private final int[] whole;

  /** Of some windows. */
  public WholeWindows(Windows windows) {
    this.windows = windows;
    int rows = windows.values()[0].length;
    int[] missing = new int[rows + 1];
    for (int i = 0; i < rows; i++) {
      boolean gap = false;
      for (double[] sensor : windows.values()) {
        gap |= Double.isNaN(sensor[i]);
      }
      missing[i + 1] = missing[i] + (gap ? 1 : 0);
    }
    this.whole = IntStream.range(0, windows.count()).filter(i -> missing[i + windows.window()] == missing[i]).toArray();
  }

  @Override
  public int count() {
    return whole.length;
  }

  @Override
  public int width() {
    return windows.width();
  }

  @Override
  public void read(int index, double[] into) {
    windows.read(whole[index], into);
  }
}
