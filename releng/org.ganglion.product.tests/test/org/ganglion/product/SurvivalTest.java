package org.ganglion.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at random moments and resumed ends with the bytes of one that was left in peace. The number of kills is small here; the study
 * asks for more: {@code -Dganglion.kills=50}.
 */
class SurvivalTest {
  private static final int KILLS = Integer.getInteger("ganglion.kills", 3);
  private static final String[] RUN = {
    "run", "digits-gan", "--threads", "1", "--checkpoint-every", "1", "--set", "gan.epochs=2", "--set", "gan.headStart.atMost=40"
  };
  private static final String[] RESUME = {"resume", "last", "--threads", "1", "--checkpoint-every", "1"};

  @TempDir Path folder;

  @Test
  void endsWithEqualBytesAfterKills() throws Exception {
    Ganglion.Result result = new Ganglion(folder.resolve("undisturbed")).run(RUN);
    assertEquals(0, result.exit(), result::toString);

    Ganglion killed = new Ganglion(folder.resolve("killed"));
    Random moments = new Random(17);
    Ganglion.Started started = killed.start(RUN);
    for (int kill = 0; kill < KILLS; kill++) {
      // The process is to die at an arbitrary moment, from its start to its end; one that is done by then has survived.
      if (started.process().waitFor(1000 + moments.nextInt(6000), TimeUnit.MILLISECONDS)) {
        break;
      }
      started.kill();
      started = begun() ? killed.start(RESUME) : killed.start(RUN);
    }
    Ganglion.Result end = killed.finish(started, Duration.ofMinutes(10));
    assertEquals(0, end.exit(), end::toString);
    assertEquals(model(folder.resolve("undisturbed")), model(folder.resolve("killed")), () -> "parameters must be equal bit for bit: " + end);
  }

  private boolean begun() throws Exception {
    if (!Files.isDirectory(folder.resolve("killed/runs"))) {
      return false;
    }
    try (Stream<Path> runs = Files.list(folder.resolve("killed/runs"))) {
      return runs.findAny().isPresent();
    }
  }

  /** Digest of the generator's parameters in the newest run. */
  private static String model(Path home) throws Exception {
    try (Stream<Path> files = Files.walk(home.resolve("runs"), java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
      Path parameters = files.filter(file -> file.endsWith("gan/generator/parameters.npz")).max(Path::compareTo).orElseThrow();
      assertTrue(Files.size(parameters) > 0);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(parameters)));
    }
  }
}
