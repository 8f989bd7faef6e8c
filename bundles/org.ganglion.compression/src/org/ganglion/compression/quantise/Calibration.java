package org.ganglion.compression.quantise;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.kit.training.Samples;

/**
 * What the values between layers are on real data: the range that int8 is to cover, and the mean of each channel or feature, by which biases are
 * corrected.
 *
 * @param low and {@code high}: ends of the ranges by name of input or node
 * @param means by name: of a vector of each feature, of an image of each channel, over all samples
 */
public record Calibration(Map<String, Double> low, Map<String, Double> high, Map<String, double[]> means) {
  private static final int BINS = 2048;

  /** What the ends of a range are. */
  public enum Method {
    /** The least and the largest value seen. */
    MIN_MAX,
    /** Without the outermost values: fewer are far off, the others are told apart more finely. */
    PERCENTILE
  }

  /**
   * Looks at samples.
   *
   * @param share of the values that a {@link Method#PERCENTILE} range covers, 0.9999 for instance
   */
  public static Calibration of(Activations activations, Model model, Samples samples, int count, Method method, double share) {
    Calibration seen = new Calibration(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    int[] total = {0};
    activations.show(model, samples, count, (values, batch) -> {
      total[0] += batch;
      values.forEach(seen::extend);
    });
    seen.means.values().forEach(mean -> scale(mean, 1.0 / total[0]));
    if (method == Method.PERCENTILE) {
      Map<String, long[]> histograms = new LinkedHashMap<>();
      activations.show(model, samples, count, (values, batch) -> values.forEach((name, tensor) -> seen.count(name, tensor, histograms)));
      histograms.forEach((name, bins) -> seen.cut(name, bins, share));
    }
    return seen;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private void extend(String name, Tensor tensor) {
    FloatBuffer floats = tensor.floats();
    int size = Math.toIntExact(tensor.shape().size());
    double least = low.getOrDefault(name, 0.0);
    double largest = high.getOrDefault(name, 0.0);
    boolean image = tensor.shape().rank() == 4;
    int features = tensor.shape().dim(image ? 1 : -1);
    int cells = image ? tensor.shape().dim(2) * tensor.shape().dim(3) : 1;
    int rows = Math.toIntExact(tensor.shape().sampleSize() / features / cells);
    double[] mean = means.computeIfAbsent(name, key -> new double[features]);
    for (int i = 0; i < size; i++) {
      float x = floats.get(i);
      least = Math.min(least, x);
      largest = Math.max(largest, x);
      mean[i / cells % features] += (double) x / cells / rows;
    }
    low.put(name, least);
    high.put(name, largest);
  }

  private void count(String name, Tensor tensor, Map<String, long[]> histograms) {
    long[] bins = histograms.computeIfAbsent(name, key -> new long[BINS]);
    double from = low.get(name);
    double width = (high.get(name) - from) / BINS;
    for (int i = 0; width > 0 && i < tensor.shape().size(); i++) {
      bins[(int) Math.max(0, Math.min(BINS - 1, (tensor.floats().get(i) - from) / width))]++;
    }
  }

  /** Half of what is left out lies at each end. */
  private void cut(String name, long[] bins, double share) {
    long all = 0;
    for (long bin : bins) {
      all += bin;
    }
    double spare = (1 - share) / 2 * all;
    double from = low.get(name);
    double width = (high.get(name) - from) / BINS;
    int first = 0;
    for (long passed = bins[0]; passed <= spare && first < BINS - 1; passed += bins[first]) {
      first++;
    }
    int last = BINS - 1;
    for (long passed = bins[last]; passed <= spare && last > first; passed += bins[last]) {
      last--;
    }
    low.put(name, Math.min(0, from + first * width));
    high.put(name, Math.max(0, from + (last + 1) * width));
  }
}
