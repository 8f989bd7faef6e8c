package org.ganglion.anomaly.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.ganglion.api.operator.InputException;

/** Benchmarks by the form of their folders. */
public final class BenchmarkFolder {
  private BenchmarkFolder() {}

  /** Forms that are known. */
  public enum Form {
    /** Numenta Anomaly Benchmark. */
    NAB,
    /** Telemetry of the SMAP satellite. */
    SMAP,
    /** A run to failure of several bearings, one CSV. */
    BEARING
  }

  /**
   * Measures.
   *
   * @throws InputException when the folder is not there or not of that form
   */
  public static Map<String, Object> figures(Form form, Path folder, long seed) throws IOException {
    if (!Files.exists(folder)) {
      throw new InputException(folder + ": there is no such folder or file");
    }
    try {
      return switch (form) {
        case NAB -> Figures.nab(folder, seed);
        case SMAP -> Figures.smap(folder, seed);
        case BEARING -> RunToFailure.figures(folder);
      };
    } catch (NoSuchFileException e) {
      throw new InputException(folder + ": it is no benchmark of this form, " + e.getMessage() + " is missing", e);
    }
  }
}
