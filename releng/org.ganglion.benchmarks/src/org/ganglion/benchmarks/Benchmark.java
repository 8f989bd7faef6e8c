package org.ganglion.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ganglion.benchmarks.result.Chart;
import org.ganglion.benchmarks.result.Json;
import org.ganglion.benchmarks.result.Ratio;
import org.ganglion.benchmarks.result.TextTable;
import org.ganglion.benchmarks.row.Row;

/**
 * The command {@code ganglion benchmark}. Exits with 0 when the rows were measured, whatever their ratios; 1 when a row could not be measured,
 * because the engines do not compute the same or one of them failed; 2 for arguments that make no sense.
 */
public final class Benchmark {
  private Benchmark() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      errors.println("benchmark: " + e.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
      return;
    }
    System.exit(measure(options, out, errors) ? 0 : 1);
  }

  private static boolean measure(Options options, PrintStream out, PrintStream errors) throws IOException {
    Launcher launcher = new Launcher(path("plugins"), path("peers"), path("cache"), options.threads());
    Measurement measurement = new Measurement(launcher, options.engine(), options.blocks(), options.seconds());
    // The table goes beside JSON as the sign of life.
    TextTable table = new TextTable(options.json() ? errors : out);
    List<Ratio> ratios = new ArrayList<>();
    boolean whole = true;
    table.head();
    for (Row row : options.rows()) {
      try {
        List<Ratio> measured = measurement.of(row);
        measured.forEach(table::line);
        ratios.addAll(measured);
        // a long run that is broken off keeps what it has
        Files.writeString(path("chart"), Chart.of(ratios));
        Files.writeString(path("json"), Json.of(ratios));
      } catch (IllegalStateException | IOException e) {
        errors.println("benchmark: " + e.getMessage());
        whole = false;
      }
    }
    if (options.json()) {
      out.print(Json.of(ratios));
      out.flush();
    }
    if (!ratios.isEmpty()) {
      errors.println("chart: " + path("chart") + ", list: " + path("json"));
    }
    return whole;
  }

  private static Path path(String property) {
    return Path.of(System.getProperty("benchmark." + property));
  }
}
