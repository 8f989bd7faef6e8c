package org.ganglion.cli.progress;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.ganglion.runtime.api.RunEvent;

/** What is known of one step of a run. */
final class StepState {
  private final String id;
  private final Rate rate = new Rate();
  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private Phase phase = Phase.WAITING;
  private String operator = "";
  private long done;
  private long total;
  private String unit = "";
  private boolean resumed;
  private Duration took = Duration.ZERO;

  enum Phase {
    WAITING,
    RUNNING,
    FINISHED,
    CACHED,
    FAILED
  }

  StepState(String id) {
    this.id = id;
  }

  void on(RunEvent event) {
    switch (event) {
      case RunEvent.StepStarted started -> {
        phase = Phase.RUNNING;
        operator = started.operator();
        resumed = started.resumed();
      }
      case RunEvent.Progress progress -> {
        done = progress.done();
        total = progress.total();
        unit = progress.unit();
        rate.at(progress.at(), done);
      }
      case RunEvent.Metric metric -> metrics.put(metric.curve(), metric.value());
      case RunEvent.StepFinished finished -> {
        phase = finished.cached() ? Phase.CACHED : Phase.FINISHED;
        took = finished.took();
      }
      case RunEvent.StepFailed failed -> phase = Phase.FAILED;
      default -> { }
    }
  }

  String id() {
    return id;
  }

  Phase phase() {
    return phase;
  }

  String operator() {
    return operator;
  }

  long done() {
    return done;
  }

  long total() {
    return total;
  }

  String unit() {
    return unit;
  }

  boolean resumed() {
    return resumed;
  }

  Duration took() {
    return took;
  }

  Rate rate() {
    return rate;
  }

  /** Last value of each curve. */
  Map<String, Double> metrics() {
    return metrics;
  }

  /** Seconds until the end at the present rate; empty when the total or the rate is not known. */
  OptionalLong left() {
    return total > 0 && rate.perSecond().isPresent() ? OptionalLong.of(Math.round((total - done) / rate.perSecond().getAsDouble()))
        : OptionalLong.empty();
  }
}
