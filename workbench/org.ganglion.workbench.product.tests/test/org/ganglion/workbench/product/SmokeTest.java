package org.ganglion.workbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished workbench on a screen of its own: if it fails, a person would have met an error, or waited for something that never came. */
class SmokeTest {
  private static final Path ROOT = Path.of(System.getProperty("ganglion.root"));
  private static final int LIMIT_MINUTES = 3;

  @Test
  void allOfTheWorkbenchWorks(@TempDir Path home) throws IOException, InterruptedException {
    for (String program : List.of("Xvfb", "xvfb-run", "xauth")) {
      assumeTrue(onPath(program), program + " is not installed, so the workbench was not tried; install the packages xvfb, xauth and libgtk-3-0");
    }
    Path pictures = Files.createDirectories(ROOT.resolve("workbench").resolve("org.ganglion.workbench.product.tests").resolve("target").resolve("pictures"));
    Path output = pictures.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder(ROOT.resolve("ganglion").toString(), "workbench", "--home", home.toString(), "--smoke=" + pictures);
    builder.redirectErrorStream(true).redirectOutput(output.toFile()).redirectInput(new File("/dev/null"));
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

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
