package org.ganglion.anomaly.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.api.anomaly.FittedDetector;

/** The score of the last window by a fitted detector, and the sensor that it rests on most. */
final class WindowScore {
  private final FittedDetector detector;
  private final Scale scale;
  private final int window;
  private final double threshold;
  private final double[] sample;
  private int seen;

  WindowScore(FittedDetector detector, Scale scale, int window, int sensors, double threshold) {
    this.detector = detector;
    this.scale = scale;
    this.window = window;
    this.threshold = threshold;
    this.sample = new double[sensors * window];
  }

  void add(double[] values, List<String> sensors, Map<String, Object> fields) {
    System.arraycopy(sample, 1, sample, 0, sample.length - 1);
    for (int s = 0; s < values.length; s++) {
      int last = s * window + window - 1;
      // A missing value stays what it was.
      double before = window > 1 ? sample[last - 1] : 0;
      sample[last] = Double.isNaN(values[s]) ? before : (values[s] - scale.mean()[s]) / scale.deviation()[s];
    }
    if (++seen < window) {
      return;
    }
    double score = detector.score(sample);
    fields.put("score", score);
    fields.put("threshold", threshold);
    if (score > threshold) {
      fields.put("because", sensors.get(most(detector.explain(sample), values.length)));
    }
  }

  private int most(double[] shares, int sensors) {
    double[] sums = new double[sensors];
    for (int i = 0; i < shares.length; i++) {
      sums[i / window] += shares[i];
    }
    int most = 0;
    for (int s = 1; s < sensors; s++) {
      most = sums[s] > sums[most] ? s : most;
    }
    return most;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(seen);
    out.writeInt(sample.length);
    for (double value : sample) {
      out.writeDouble(value);
    }
  }

  /** A window of another length starts anew. */
  void read(DataInput in) throws IOException {
    int rows = in.readInt();
    int length = in.readInt();
    for (int i = 0; i < length; i++) {
      double value = in.readDouble();
      if (length == sample.length) {
        sample[i] = value;
      }
    }
    seen = length == sample.length ? rows : 0;
  }
}
