package org.ganglion.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.benchmarks.row.Row;
import org.ganglion.benchmarks.row.Rows;

/**
 * What the command line asks for.
 *
 * @param rows in order
 * @param json instead of text
 * @param engine id of our engine that is measured
 * @param blocks for each engine and row
 * @param seconds of CPU time in a block
 * @param threads of every engine
 */
record Options(List<Row> rows, boolean json, String engine, int blocks, double seconds, int threads) {
  static final String USAGE = "usage: ganglion benchmark [row ...] [--json] [--engine onednn|dl4j] [--blocks N] [--seconds S] [--threads N]";

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static Options parse(String[] arguments) {
    List<Row> rows = new ArrayList<>();
    boolean json = false;
    String engine = Launcher.ENGINES.get(0);
    int blocks = 10;
    double seconds = 2;
    int threads = 1;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--json" -> json = true;
        case "--engine" -> engine = engine(arguments, i++);
        case "--blocks" -> blocks = (int) number(arguments, i++);
        case "--seconds" -> seconds = number(arguments, i++);
        case "--threads" -> threads = (int) number(arguments, i++);
        default -> rows.add(Rows.named(arguments[i]));
      }
    }
    if (blocks < 1 || threads < 1) {
      throw new IllegalArgumentException("--blocks and --threads are whole numbers from 1");
    }
    return new Options(rows.isEmpty() ? Rows.all() : rows, json, engine, blocks, seconds, threads);
  }

  private static String engine(String[] arguments, int option) {
    String value = option + 1 < arguments.length ? arguments[option + 1] : "";
    if (!Launcher.ENGINES.contains(value)) {
      throw new IllegalArgumentException(arguments[option] + " takes " + String.join(" or ", Launcher.ENGINES) + ", not '" + value + "'");
    }
    return value;
  }

  private static double number(String[] arguments, int option) {
    String value = option + 1 < arguments.length ? arguments[option + 1] : "";
    if (!value.matches("\\d+(\\.\\d+)?") || Double.parseDouble(value) == 0) {
      throw new IllegalArgumentException(arguments[option] + " takes a number above 0, not '" + value + "'");
    }
    return Double.parseDouble(value);
  }
}
