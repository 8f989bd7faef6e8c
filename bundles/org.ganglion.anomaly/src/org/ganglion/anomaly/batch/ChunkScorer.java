package org.ganglion.anomaly.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.kit.json.Json;

/** Scores the windows that end in the rows of a chunk. Scratch memory: one thread at a time. */
public final class ChunkScorer {
  private final Scale scale;
  private final int window;
  private final Optional<WindowKernel> kernel;
  private final FittedDetector detector;
  private final double[] sample;

  /** A scorer with memory of its own, from a detector's state. */
  public ChunkScorer(Detector kind, Map<String, Object> state, Scale scale, int window) {
    this.scale = scale;
    this.window = window;
    this.detector = kind.restore(state);
    this.kernel = scale.mean().length == 1 ? kernel(state, window) : Optional.empty();
    this.sample = new double[scale.mean().length * window];
  }

  /** Whether the kernel for one sensor is at work. */
  public boolean fast() {
    return kernel.isPresent();
  }

  /** PCA and the shallow bow tie have one layer in and one out. */
  private static Optional<WindowKernel> kernel(Map<String, Object> state, int window) {
    if ("pca".equals(state.get("kind"))) {
      double[] mean = numbers(state.get("mean"));
      double[][] axes = ((List<?>) state.get("axes")).stream().map(ChunkScorer::numbers).toArray(double[][]::new);
      float[] encoder = new float[axes.length * (window + 1)];
      float[] decoder = new float[window * (axes.length + 1)];
      for (int a = 0; a < axes.length; a++) {
        for (int k = 0; k < window; k++) {
          encoder[a * window + k] = (float) axes[a][k];
          decoder[k * axes.length + a] = (float) axes[a][k];
          encoder[axes.length * window + a] -= (float) (axes[a][k] * mean[k]);
        }
      }
      for (int k = 0; k < window; k++) {
        decoder[window * axes.length + k] = (float) mean[k];
      }
      return Optional.of(new WindowKernel(window, axes.length, encoder, decoder, true));
    }
    if ("SHALLOW".equals(state.get("form"))) {
      double[] all = numbers(state.get("parameters"));
      float[] parameters = new float[all.length];
      for (int i = 0; i < all.length; i++) {
        parameters[i] = (float) all[i];
      }
      int bottleneck = ((Number) state.get("bottleneck")).intValue();
      int encoder = bottleneck * (window + 1);
      return Optional.of(new WindowKernel(window, bottleneck, Arrays.copyOf(parameters, encoder),
          Arrays.copyOfRange(parameters, encoder, parameters.length), false));
    }
    return Optional.empty();
  }

  private static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(Json::number).toArray();
  }

  /**
   * Scores.
   *
   * @param rows sensor × row, the {@code window − 1} rows before the chunk in front; {@link #padding} more places behind; is changed
   * @param count rows of the chunk
   * @return a score for each row of the chunk; NaN where its window holds a missing value
   */
  float[] score(float[][] rows, int count) {
    int length = count + window - 1;
    int[] lastMissing = new int[length];
    Arrays.fill(lastMissing, -1);
    for (int s = 0; s < rows.length; s++) {
      int last = -1;
      for (int i = 0; i < length; i++) {
        if (Float.isNaN(rows[s][i])) {
          last = i;
          rows[s][i] = (float) scale.mean()[s];
        }
        lastMissing[i] = Math.max(lastMissing[i], last);
      }
      scale(rows[s], length, scale.mean()[s], scale.deviation()[s]);
    }
    float[] scores = new float[count];
    if (kernel.isPresent()) {
      Arrays.fill(rows[0], length, rows[0].length, 0);
      kernel.get().errors(rows[0], 0, count, scores, 0);
    } else {
      slowly(rows, scores);
    }
    for (int i = 0; i < count; i++) {
      scores[i] = lastMissing[i + window - 1] >= i ? Float.NaN : scores[i];
    }
    return scores;
  }

  private static void scale(float[] values, int count, double mean, double deviation) {
    for (int i = 0; i < count; i++) {
      values[i] = (float) ((values[i] - mean) / deviation);
    }
  }

  private void slowly(float[][] rows, float[] scores) {
    for (int i = 0; i < scores.length; i++) {
      for (int s = 0; s < rows.length; s++) {
        for (int k = 0; k < window; k++) {
          sample[s * window + k] = rows[s][i + k];
        }
      }
      scores[i] = (float) detector.score(sample);
    }
  }

  /** Places behind the rows of a chunk that the kernel reads, too. */
  static int padding() {
    return 8;
  }
}
