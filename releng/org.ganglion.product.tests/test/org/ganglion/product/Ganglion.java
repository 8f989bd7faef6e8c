package org.ganglion.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The finished product in a process of its own, started by the script that users start. */
final class Ganglion {
  private static final Path ROOT = Path.of(System.getProperty("ganglion.root"));

  private final Path home;
  private final Map<String, String> environment;

  Ganglion(Path home) {
    this(home, Map.of());
  }

  Ganglion(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** What a command printed and how it ended. */
  record Result(int exit, String out, String err) {
    String lastLine() {
      List<String> lines = out.lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "" : lines.getLast();
    }

    /** Both streams, for messages of failed tests. */
    @Override
    public String toString() {
      return "exit " + exit + "\n--- out\n" + out + "\n--- err\n" + err;
    }
  }

  /** Runs a command to its end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    return finish(start(arguments), Duration.ofMinutes(5));
  }

  /** Starts a command; its output goes to files that go with the tests. */
  Started start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("ganglion").toString()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  /** Starts any command line with the product's environment. */
  Started start(List<String> command) throws IOException {
    return start(command, Path.of("/dev/null"));
  }

  /** Starts any command line with the product's environment and a file as its standard input. */
  Started start(List<String> command, Path input) throws IOException {
    Path out = Files.createTempFile("ganglion", ".out");
    Path err = Files.createTempFile("ganglion", ".err");
    // Not after the first reading: a process that is killed is never read, and one that is late is read twice.
    out.toFile().deleteOnExit();
    err.toFile().deleteOnExit();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.redirectInput(input.toFile());
    builder.environment().put("GANGLION_HOME", home.toString());
    // The product under test is the one just built; the script must not start a build inside of a build.
    builder.environment().put("GANGLION_BUILD", "never");
    builder.environment().putAll(environment);
    return new Started(builder.start(), out, err);
  }

  static Path root() {
    return ROOT;
  }

  Result finish(Started started, Duration limit) throws IOException, InterruptedException {
    if (!started.process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      started.kill();
      throw new AssertionError("no end within " + limit + ": " + started.read(1));
    }
    return started.read(started.process().exitValue());
  }

  /** A command under way. */
  record Started(Process process, Path out, Path err) {
    /** kill -9 to the script and the Java process that it became or began. */
    void kill() throws InterruptedException {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }

    Result read(int exit) throws IOException {
      return new Result(exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
  }
}
