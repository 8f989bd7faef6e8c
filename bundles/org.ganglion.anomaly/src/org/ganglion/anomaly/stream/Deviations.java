package org.ganglion.anomaly.stream;

import java.util.Arrays;
import org.ganglion.api.anomaly.FittedDetector;

/**
 * What of a window may stand out, as channels: the last row's deviation from what the detector would put there, sensor by sensor; the place on its
 * narrowest layer, since a level that the bottleneck lets through is rebuilt well; and the logarithm of the whole window's score. Or the last of
 * these alone, where there are many sensors of which none says much: the largest of a hundred deviations is chance's. Scratch memory: one thread at a
 * time.
 */
final class Deviations {
  private final FittedDetector detector;
  private final int sensors;
  private final int window;
  private final boolean whole;
  private double[] back = {};

  /** Deviations; {@code whole} says that the score of the window is the only one. */
  Deviations(FittedDetector detector, int sensors, int window, boolean whole) {
    this.whole = whole;
    this.detector = detector;
    this.sensors = sensors;
    this.window = window;
  }

  /** One value a channel: sensors, bottleneck, score; or the score. */
  double[] of(double[] sample) {
    if (whole) {
      return new double[] {Math.log(1e-9 + detector.score(sample))};
    }
    double[] narrow = detector.bottleneck(sample);
    back = detector.reconstruct(sample);
    double[] channels = new double[sensors + narrow.length + 1];
    double rest = 0;
    for (int k = 0; k < sample.length; k++) {
      rest += (sample[k] - back[k]) * (sample[k] - back[k]);
    }
    for (int s = 0; s < sensors; s++) {
      int last = s * window + window - 1;
      channels[s] = sample[last] - back[last];
    }
    System.arraycopy(narrow, 0, channels, sensors, narrow.length);
    // Detectors that rebuild have their error for a score; the others are asked.
    channels[channels.length - 1] = Math.log(1e-9 + (rest > 0 ? Math.sqrt(rest) : detector.score(sample)));
    return channels;
  }

  /** The sensor that a channel speaks of: its own, or the one with the largest share where it is of the whole window. */
  int sensor(int channel, double[] sample) {
    if (!whole && channel < sensors) {
      return channel;
    }
    double[] shares = new double[sensors];
    double[] explained = detector.explain(sample);
    for (int k = 0; k < explained.length; k++) {
      // A bottleneck that moves is rebuilt well: then the values themselves tell.
      shares[k / window] += whole || channel == sensors + detector.bottleneck(sample).length ? explained[k] : Math.abs(sample[k]);
    }
    int most = 0;
    for (int s = 1; s < sensors; s++) {
      most = shares[s] > shares[most] ? s : most;
    }
    return most;
  }

  /** Each sensor's part of the deviation of the last window. */
  double[] shares(double[] sample) {
    double[] sums = new double[sensors];
    double[] shares = detector.explain(sample);
    for (int k = 0; k < shares.length; k++) {
      sums[k / window] += shares[k];
    }
    return Arrays.copyOf(sums, sensors);
  }
}
