package org.ganglion.edge.kernel;

/**
 * Sums in plain Java, the runs read where the image lies. Four products at a time are summed up in float32 and added in int32: because what is read
 * and what is written then differ in type, a JIT compiler knows that they are different arrays, and turns the loop into vector instructions. More
 * than four at a time are more than it unrolls.
 */
final class RunSums implements Int8Kernels.Sums {
  private final Taps taps;
  private final int[] starts;
  private float[] image;
  private int shift;
  private int count;

  RunSums(Taps taps) {
    this.taps = taps;
    starts = new int[taps.count()];
    for (int tap = 0; tap < starts.length; tap++) {
      starts[tap] = taps.start(tap);
    }
  }

  @Override
  public void load(float[] padded, int shift, int count) {
    image = padded;
    this.shift = shift;
    this.count = count;
  }

  /** All loops stand in one method, each a plain walk over arrays, which the compiler turns into vectors. */
  @Override
  public void add(int from, int to, int[] y) {
    float[] x = image;
    float[] w = taps.weights;
    int n = count;
    int tap = from;
    for (; tap + 4 <= to; tap += 4) {
      float p = w[tap];
      float q = w[tap + 1];
      float r = w[tap + 2];
      float s = w[tap + 3];
      int a = starts[tap] + shift;
      int b = starts[tap + 1] + shift;
      int c = starts[tap + 2] + shift;
      int d = starts[tap + 3] + shift;
      for (int k = 0; k < n; k++) {
        y[k] += (int) (p * x[a + k] + q * x[b + k] + r * x[c + k] + s * x[d + k]);
      }
    }
    if (tap + 3 == to) {
      float p = w[tap];
      float q = w[tap + 1];
      float r = w[tap + 2];
      int a = starts[tap] + shift;
      int b = starts[tap + 1] + shift;
      int c = starts[tap + 2] + shift;
      for (int k = 0; k < n; k++) {
        y[k] += (int) (p * x[a + k] + q * x[b + k] + r * x[c + k]);
      }
    } else if (tap + 2 == to) {
      float p = w[tap];
      float q = w[tap + 1];
      int a = starts[tap] + shift;
      int b = starts[tap + 1] + shift;
      for (int k = 0; k < n; k++) {
        y[k] += (int) (p * x[a + k] + q * x[b + k]);
      }
    } else if (tap + 1 == to) {
      float p = w[tap];
      int a = starts[tap] + shift;
      for (int k = 0; k < n; k++) {
        y[k] += (int) (p * x[a + k]);
      }
    }
  }
}
