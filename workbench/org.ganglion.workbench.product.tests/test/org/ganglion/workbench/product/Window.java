package org.ganglion.workbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The finished workbench on a screen of its own, as the start script starts it. */
record Window(Path home, Path pictures) {
  private static final Path ROOT = Path.of(System.getProperty("ganglion.root"));
  private static final int LIMIT_MINUTES = 3;

  /** A window over a state folder; what it leaves lies in {@code target/<name>}. */
  static Window over(Path home, String name) throws IOException {
    for (String program : List.of("Xvfb", "xvfb-run", "xauth")) {
      assumeTrue(onPath(program), program + " is not installed, so the workbench was not tried; install the packages xvfb, xauth and libgtk-3-0");
    }
    return new Window(home, Files.createDirectories(ROOT.resolve("workbench").resolve("org.ganglion.workbench.product.tests").resolve("target")
        .resolve(name)));
  }

  /** Lets it work with some options; it must end well, and say nothing. */
  void run(String... options) throws IOException, InterruptedException {
    Path output = pictures.resolve("output.txt");
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("ganglion").toString(), "workbench", "--home", home.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
        .redirectInput(new File("/dev/null"));
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    builder.environment().put("GANGLION_BUILD", "never");
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES), () -> "no end within " + LIMIT_MINUTES + " minutes: " + read(output));
      assertEquals(0, process.exitValue(), () -> read(output));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    // GTK complains of scroll bars that have no room for a moment while a window is laid out; that is all that may be said.
    List<String> said = read(output).lines().filter(line -> !line.isBlank() && !line.contains("Gtk-")).toList();
    assertEquals(List.of(), said, "a workbench without trouble says nothing");
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
