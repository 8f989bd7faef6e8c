package org.ganglion.runtime.api;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Series;

/** Everything known of a run. */
public record RunDetails(RunSummary summary, Path folder, String source, Map<String, String> environment, List<Step> steps) {
  /**
   * One step.
   *
   * @param artifacts port to folder
   */
  public record Step(
      String id,
      String operator,
      String version,
      String plugin,
      String engine,
      RunStatus status,
      boolean cached,
      Instant started,
      Duration took,
      Map<String, Object> parameters,
      Map<String, Path> artifacts,
      Series curves,
      List<String> log) {}
}
