package org.ganglion.runtime.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to run.
 *
 * @param home state folder: runs, artifacts, journals
 * @param cache whether finished pure steps may be taken from earlier runs
 * @param threads in all; 0: those of the machine
 * @param engine tensor engine for networks that do not name one
 * @param checkpointEvery at least this long between checkpoints of a step
 */
public record RunOptions(Path home, boolean cache, int threads, Optional<String> engine, Duration checkpointEvery) {
  /** Defaults over a state folder. */
  public static RunOptions in(Path home) {
    return new RunOptions(home, true, 0, Optional.empty(), Duration.ofSeconds(20));
  }
}
