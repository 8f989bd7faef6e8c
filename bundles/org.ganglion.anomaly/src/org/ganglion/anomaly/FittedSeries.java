package org.ganglion.anomaly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.anomaly.stream.WatchScale;
import org.ganglion.anomaly.stream.WindowWatch;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.json.Json;

/** A fitted detector with all that goes before it: sensors, their scale, the window's length. Travels between steps as facts. */
record FittedSeries(String detector, List<String> sensors, Scale scale, int window, double seconds, FittedDetector fitted, WatchScale watch) {
  /** Seconds of a day. */
  static final double DAY = 86400;

  /** As facts. */
  Facts facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("detector", detector);
    facts.put("sensors", sensors);
    facts.put("window", window);
    facts.put("seconds", seconds);
    facts.put("mean", java.util.Arrays.stream(scale.mean()).boxed().toList());
    facts.put("deviation", java.util.Arrays.stream(scale.deviation()).boxed().toList());
    facts.put("watch", watch.state());
    facts.put("state", fitted.state());
    return new Facts(facts);
  }

  /** From facts; {@code kinds} finds the detector of an id. */
  @SuppressWarnings("unchecked")
  static FittedSeries of(Facts facts, Function<String, Detector> kinds) {
    Map<String, Object> values = facts.values();
    if (!values.containsKey("state") || !values.containsKey("watch")) {
      throw new InputException("detector: these facts are no fitted detector; take the port 'detector' of an anomaly.train step");
    }
    String id = values.get("detector").toString();
    Scale scale = new Scale(numbers(values.get("mean")), numbers(values.get("deviation")));
    List<String> sensors = ((List<?>) values.get("sensors")).stream().map(Object::toString).toList();
    FittedDetector fitted = kinds.apply(id).restore((Map<String, Object>) values.get("state"));
    return new FittedSeries(id, sensors, scale, ((Number) values.get("window")).intValue(), Json.number(values.get("seconds")), fitted,
        WatchScale.of((Map<?, ?>) values.get("watch")));
  }

  private static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(Json::number).toArray();
  }

  /**
   * A watch on rows of this scale.
   *
   * @param perDay false alarms that are expected
   * @param step seconds between rows; 0: as the series had that was learnt from
   */
  WindowWatch watch(double perDay, double step) {
    return watch(perDay, step, 0);
  }

  /**
   * A watch on rows of this scale.
   *
   * @param quiet rows without a passing statistic that end an alarm; 0: half a block
   */
  WindowWatch watch(double perDay, double step, int quiet) {
    double perRow = perRow(perDay, step > 0 ? step : seconds);
    return new WindowWatch(fitted, watch, sensors.size(), window, perRow, quiet);
  }

  /** False alarms per row; {@code step} is seconds between rows. */
  static double perRow(double perDay, double step) {
    if (!(step > 0)) {
      throw new InputException("seconds: falseAlarmsPerDay needs to know how many seconds lie between two rows; the series has no times, so say it");
    }
    double perRow = perDay * step / DAY;
    if (!(perRow > 0 && perRow <= 1)) {
      throw new InputException("falseAlarmsPerDay: " + perDay + " a day is more than one a row, and rows come every " + step + " s");
    }
    return perRow;
  }

  /** Windows over a series in the detector's scale. */
  Windows windows(SensorSeries series) {
    if (!series.names().equals(sensors)) {
      throw new InputException("series: the detector was fitted on " + sensors + ", the series has " + series.names());
    }
    if (series.rows() < window) {
      throw new InputException("series: the window of " + window + " rows is longer than the series of " + series.rows());
    }
    return new Windows(scale.apply(series.values()), window);
  }
}
