package org.ganglion.anomaly.live;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.anomaly.stream.FlagRaiser;
import org.ganglion.anomaly.stream.WindowWatch;
import org.ganglion.api.live.Processor;

/** Makes processors that score points. */
public final class PointProcessors {
  private PointProcessors() {}

  /** Surprise, and flags that thin out. */
  public static Processor plain(List<String> sensors, int probation, double thinning) {
    return new PointProcessor(sensors, probation, new FlagRaiser(sensors.size(), probation, thinning));
  }

  /** Surprise, and flags by a budget of false ones per row. */
  public static Processor budgeted(List<String> sensors, int probation, double perRow) {
    return new PointProcessor(sensors, probation, FlagRaiser.budgeted(sensors.size(), probation, perRow));
  }

  /** Scores and alarms of a fitted detector; {@code groups} says what a window looks like. */
  public static Processor watching(WindowWatch watch, Scale scale, List<String> sensors, Optional<Function<double[], String>> groups) {
    return new WatchProcessor(watch, scale, sensors, groups);
  }
}
