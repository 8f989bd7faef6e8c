package org.ganglion.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ganglion.benchmarks.result.Bar;
import org.ganglion.benchmarks.result.Interval;
import org.ganglion.benchmarks.result.Ratio;
import org.ganglion.benchmarks.row.Row;
import org.ganglion.benchmarks.server.Client;

/**
 * Times, on the wall, how long a process takes from its start to the end of its first step, which is checked nowhere but done in full. The platform
 * itself is not started: both sides are a JVM with an engine.
 *
 * @param engine id of our engine
 * @param blocks processes of each engine, in turn
 */
record StartUp(Launcher launcher, String engine, int blocks) {
  List<Ratio> of(Row row) throws IOException {
    Bar bar = row.bars().get(0);
    boolean empty = row.clock() == Row.Clock.START_WITH_EMPTY_CACHE;
    if (!empty) {
      // the first of all unpacks
      time(row, engine, false);
      time(row, bar.peer(), false);
    }
    double[] ours = new double[blocks];
    double[] theirs = new double[blocks];
    double[] ratios = new double[blocks];
    for (int block = 0; block < blocks; block++) {
      ours[block] = time(row, engine, empty);
      theirs[block] = time(row, bar.peer(), empty);
      ratios[block] = ours[block] / theirs[block];
    }
    return List.of(
        new Ratio(row.name(), engine, Interval.of(ours).median(), Interval.of(theirs).median(), Interval.of(ratios), bar, Double.NaN, Double.NaN));
  }

  /** Seconds. */
  private double time(Row row, String engine, boolean empty) throws IOException {
    if (!empty) {
      long began = System.nanoTime();
      try (Client client = launcher.start(engine)) {
        client.check(row.name(), false);
        return 1e-9 * (System.nanoTime() - began);
      }
    }
    Path cache = Files.createTempDirectory("ganglion-benchmark");
    try {
      long began = System.nanoTime();
      try (Client client = launcher.start(engine, cache)) {
        client.check(row.name(), false);
        return 1e-9 * (System.nanoTime() - began);
      }
    } finally {
      delete(cache);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
