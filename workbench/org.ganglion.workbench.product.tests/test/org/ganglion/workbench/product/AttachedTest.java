package org.ganglion.workbench.product;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If it fails, a window over a server would fall silent when the server goes, or take the server's run with it when it is closed. */
class AttachedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");

  @Test
  void aServerComesGoesAndComesAndItsRunOutlivesTheWindow(@TempDir Path home) throws Exception {
    Window window = Window.over(home, "attached");
    try {
      window.run("--attach", "--smoke=" + window.pictures());
      ProcessHandle server = server(home)
          .orElseThrow(() -> new AssertionError("the server is gone: " + Window.read(window.pictures().resolve("server.txt"))));
      long before = journal(home);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (journal(home) == before) {
        assertTrue(System.nanoTime() < end, "the run stands still since the window was closed");
        assertThrows(TimeoutException.class, () -> server.onExit().get(300, TimeUnit.MILLISECONDS), "the server ended with the window");
      }
    } finally {
      server(home).ifPresent(server -> {
        server.destroy();
        server.onExit().join();
      });
    }
  }

  /** Bytes that the journals of all runs have. */
  private static long journal(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("runs"))) {
      return files.filter(file -> file.endsWith("journal.jsonl")).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static Optional<ProcessHandle> server(Path home) throws IOException {
    Path file = home.resolve("server.json");
    Matcher pid = PID.matcher(Files.exists(file) ? Files.readString(file) : "");
    return pid.find() ? ProcessHandle.of(Long.parseLong(pid.group(1))) : Optional.empty();
  }
}
