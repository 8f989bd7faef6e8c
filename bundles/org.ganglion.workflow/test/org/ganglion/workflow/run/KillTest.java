package org.ganglion.workflow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.workflow.fakes.Bench;
import org.ganglion.workflow.fakes.ChildProcess;
import org.ganglion.workflow.store.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed again and again loses nothing. */
class KillTest {
  private static final String TRAINING =
      "seed: 11\nsteps:\n  net: { uses: test.train, with: { epochs: 250 } }\n  s: { uses: test.sum, in: { values: net.value } }\n"
          + "  page: { uses: test.report, in: { from: [net, s] } }\n";

  @TempDir Path folder;

  @Test
  void aRunKilledAtRandomMomentsEndsWithTheBytesOfAnUndisturbedOne() throws Exception {
    Bench undisturbed = new Bench(folder.resolve("undisturbed"));
    RunOptions seldom = new RunOptions(undisturbed.home, true, 1, Optional.empty(), Duration.ofHours(1));
    RunResult expected = Bench.end(undisturbed.runtime.start(Bench.source(TRAINING), seldom, event -> { }));
    Path home = Files.createDirectory(folder.resolve("killed"));
    Random moments = new Random(3);
    int kills = 0;
    Process process = ChildProcess.start(home, TRAINING);
    while (!begun(home) && process.isAlive()) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    while (kills < 5) {
      process.waitFor(moments.nextInt(100, 900), TimeUnit.MILLISECONDS);
      if (!process.isAlive()) {
        break;
      }
      process.destroyForcibly().waitFor();
      kills++;
      process = ChildProcess.start(home, "resume");
    }
    process.destroyForcibly().waitFor();
    assertTrue(kills > 0, "it was killed at least once: " + Files.readString(folder.resolve("killed.out")));
    Bench again = new Bench(home);
    RunSummary run = again.runtime.runs(home).get(0);
    if (run.status() != RunStatus.SUCCEEDED) {
      assertEquals(RunStatus.INTERRUPTED, run.status());
      assertEquals(RunStatus.SUCCEEDED, again.resume("last").status());
    }
    RunDetails end = again.runtime.show(home, "last");
    for (String port : new String[] {"net/value", "net/table", "s/value", "page/document"}) {
      assertEquals(Digests.ofFolder(undisturbed.home.resolve("runs").resolve(expected.id()).resolve(port).toRealPath()),
          Digests.ofFolder(end.folder().resolve(port).toRealPath()), port);
    }
    assertEquals(250, end.steps().get(0).curves().curve("loss").orElseThrow().x().length);
    assertEquals(50, end.steps().get(0).log().size(), "no sentence twice");
  }

  @Test
  void aSecondProcessIsToldWhoHoldsTheRun() throws Exception {
    Path home = Files.createDirectory(folder.resolve("held"));
    Process process = ChildProcess.start(home, TRAINING.replace("250", "1000000"));
    try {
      while (!begun(home) && process.isAlive()) {
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
      Bench second = new Bench(home);
      assertEquals(RunStatus.RUNNING, second.runtime.runs(home).get(0).status(), Files.readString(folder.resolve("held.out")));
      String sentence = assertThrows(IOException.class, () -> second.resume("last")).getMessage();
      assertTrue(sentence.contains("is being executed by process " + process.pid() + " on "), sentence);
      assertEquals(RunStatus.SUCCEEDED, second.run("steps:\n  a: { uses: test.constant, with: { value: 1 } }\n").status(),
          "another run of the same state folder is no trouble");
      second.runtime.cancel(home, second.runtime.runs(home).get(1).id());
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the other process stops when it is asked to");
      assertEquals(RunStatus.STOPPED, second.runtime.runs(home).get(1).status());
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean begun(Path home) throws IOException {
    if (!Files.isDirectory(home.resolve("runs"))) {
      return false;
    }
    try (Stream<Path> files = Files.walk(home.resolve("runs"))) {
      return files.anyMatch(file -> file.endsWith(".checkpoints"));
    } catch (java.io.UncheckedIOException e) {
      return false;
    }
  }
}
