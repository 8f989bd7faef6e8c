package org.ganglion.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, with a short training: report, cache, one changed parameter. */
class DigitsGanTest {
  /** Five times the bar of 8 s for a second run, since build machines are shared. */
  private static final Duration SECOND_RUN = Duration.ofSeconds(40);

  @TempDir Path home;

  @Test
  void trainsReportsAndTakesTheSecondRunFromTheCache() throws Exception {
    Ganglion ganglion = new Ganglion(home);
    Ganglion.Result first = ganglion.run("run", "digits-gan", "--set", "gan.epochs=1", "--set", "gan.headStart.atMost=40");
    assertEquals(0, first.exit(), first::toString);
    Path report = Path.of(first.lastLine());
    assertTrue(report.toString().endsWith(".html") && Files.isRegularFile(report), () -> "the last line must be the report's path: " + first);
    String html = Files.readString(report);
    assertTrue(html.contains("data:image/png;base64,") && html.contains("<svg"), "the report must show curves and sheets");

    Instant start = Instant.now();
    Ganglion.Result second = ganglion.run("run", "digits-gan", "--set", "gan.epochs=1", "--set", "gan.headStart.atMost=40", "--json");
    Duration took = Duration.between(start, Instant.now());
    assertEquals(0, second.exit(), second::toString);
    assertTrue(took.compareTo(SECOND_RUN) < 0, () -> "a run of nothing new took " + took);
    // The report tells of this very run, so it alone is not pure.
    assertEquals(finishedSteps(second) - 1, cachedSteps(second), second::toString);
    assertTrue(!cached(second, "report"), second::toString);

    Ganglion.Result third =
        ganglion.run("run", "digits-gan", "--set", "gan.epochs=1", "--set", "gan.headStart.atMost=40", "--set", "sheet.rows=4", "--json");
    assertEquals(0, third.exit(), third::toString);
    assertTrue(cached(third, "digits") && cached(third, "gan"), () -> "what stands before the changed step must come from the cache: " + third);
    assertTrue(!cached(third, "sheet") && !cached(third, "report"), () -> "the changed step and those behind it must run again: " + third);
  }

  private static boolean cached(Ganglion.Result result, String step) {
    return result.out().lines().anyMatch(line -> isFinished(line) && line.contains("\"step\":\"" + step + "\"") && line.contains("\"cached\":true"));
  }

  private static long finishedSteps(Ganglion.Result result) {
    long finished = result.out().lines().filter(DigitsGanTest::isFinished).count();
    assertTrue(finished >= 4, () -> "digits-gan has at least four steps: " + result);
    return finished;
  }

  private static long cachedSteps(Ganglion.Result result) {
    return result.out().lines().filter(line -> isFinished(line) && line.contains("\"cached\":true")).count();
  }

  private static boolean isFinished(String line) {
    return line.contains("\"cached\":");
  }
}
