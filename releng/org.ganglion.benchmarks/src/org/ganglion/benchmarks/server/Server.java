package org.ganglion.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.ganglion.benchmarks.row.Row;
import org.ganglion.benchmarks.row.Rows;

/**
 * An engine as a process that idles until a line tells it what to do: {@code check ROW} takes the first step and answers with its values,
 * {@code smooth ROW} does so for the row's smooth twin, {@code run ROW NANOSECONDS} steps until so much CPU time is used and answers with what it
 * used.
 */
public final class Server {
  /** What answers begin with; a library may write to the same stream. */
  static final String MARK = "#ganglion ";

  private static final long CLOCK_INTERVAL = 5_000_000;

  private final Function<Row, Workload> engine;
  private final Map<String, Workload> workloads = new HashMap<>();
  private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);

  private Server(Function<Row, Workload> engine) {
    this.engine = engine;
  }

  /** Serves until the input ends. */
  public static void serve(Function<Row, Workload> engine) throws IOException {
    new Server(engine).loop(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
  }

  private void loop(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      if (words[0].equals("smooth")) {
        // it shares the row's name, so it is not kept
        show(engine.apply(Rows.named(words[1]).smooth()));
        out.flush();
        continue;
      }
      Workload workload = workloads.computeIfAbsent(words[1], name -> engine.apply(Rows.named(name)));
      if (words[0].equals("check")) {
        show(workload);
      } else {
        out.println(MARK + run(workload, Long.parseLong(words[2])));
      }
      out.flush();
    }
  }

  private void show(Workload workload) {
    workload.firstStep().forEach((name, values) -> out.println(MARK + "value " + name + " " + Floats.encode(values)));
    out.println(MARK + "end");
  }

  /** The clock of the process costs a system call, so small steps are bundled until a bundle takes some milliseconds. */
  private String run(Workload workload, long nanoseconds) throws IOException {
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    long steps = 0;
    long bundle = 1;
    long used;
    do {
      long began = System.nanoTime();
      for (long i = 0; i < bundle; i++) {
        workload.step();
      }
      steps += bundle;
      if (System.nanoTime() - began < CLOCK_INTERVAL) {
        bundle *= 2;
      }
      used = system.getProcessCpuTime() - cpu;
    } while (used < nanoseconds);
    return "used " + used + " " + (System.nanoTime() - wall) + " " + steps + " " + residentKilobytes();
  }

  private static long residentKilobytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }
}
