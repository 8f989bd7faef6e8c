package org.ganglion.anomaly.live;

import java.util.List;
import java.util.Optional;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.live.Processor;

/** Makes processors that score points. */
public final class PointProcessors {
  private PointProcessors() {}

  /** Surprise and flags only. */
  public static Processor plain(List<String> sensors, int probation, double thinning) {
    return new PointProcessor(sensors, probation, thinning, Optional.empty());
  }

  /** Beside these the score of a fitted detector, with its threshold for a share of normal windows. */
  public static Processor with(
      FittedDetector detector, Scale scale, int window, List<String> sensors, int probation, double thinning, double share) {
    WindowScore score = new WindowScore(detector, scale, window, sensors.size(), detector.threshold(share));
    return new PointProcessor(sensors, probation, thinning, Optional.of(score));
  }
}
