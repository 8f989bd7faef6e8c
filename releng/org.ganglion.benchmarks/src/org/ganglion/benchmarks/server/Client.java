package org.ganglion.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The other end of a {@link Server}: starts its process and tells it what to do. */
public final class Client implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedReader in;
  private final PrintWriter out;

  private Client(String name, Process process) {
    this.name = name;
    this.process = process;
    in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    out = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /**
   * Starts a server.
   *
   * @param name for errors
   * @param environment added to this process's own
   */
  public static Client start(String name, List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return new Client(name, builder.start());
  }

  /** What came of the first step of the row, or of its smooth twin, by name. */
  public Map<String, float[]> check(String row, boolean smooth) throws IOException {
    out.println((smooth ? "smooth " : "check ") + row);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (String[] words = answer(row); words[0].equals("value"); words = answer(row)) {
      values.put(words[1], Floats.decode(words[2]));
    }
    return values;
  }

  /** Steps the row until so much CPU time is used. */
  public Usage run(String row, double seconds) throws IOException {
    out.println("run " + row + " " + (long) (seconds * 1e9));
    String[] words = answer(row);
    double steps = Double.parseDouble(words[3]);
    return new Usage(Double.parseDouble(words[1]) / steps, Double.parseDouble(words[2]) / steps, Double.parseDouble(words[4]) / 1024);
  }

  private String[] answer(String row) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith(Server.MARK)) {
        return line.substring(Server.MARK.length()).split(" ");
      }
    }
    throw new IOException("the process of " + name + " ended in row " + row + "; what it wrote last stands above");
  }

  @Override
  public void close() {
    out.close();
    process.destroy();
  }
}
