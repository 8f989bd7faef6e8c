package org.ganglion.workflow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.ganglion.api.artifact.Series;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workflow.fakes.Bench;
import org.ganglion.workflow.store.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped, killed or copied in mid-flight goes on to the very bytes and curves of an undisturbed one. */
class ResumeTest {
  private static final String TRAINING =
      "seed: 7\nsteps:\n  net: { uses: test.train, with: { epochs: 40 } }\n  s: { uses: test.sum, in: { values: net.value } }\n";

  @TempDir Path folder;

  private record End(String value, String table, List<double[]> curve, List<Series.Mark> marks, List<String> log) {
    static End of(Bench bench, RunResult result) throws IOException {
      RunDetails.Step step = bench.runtime.show(bench.home, result.id()).steps().get(0);
      Series.Curve curve = step.curves().curve("loss").orElseThrow();
      return new End(
          Digests.ofFolder(result.outputs().get("net.value").toRealPath()), Digests.ofFolder(result.outputs().get("net.table").toRealPath()),
              List.of(curve.x(), curve.y()), step.curves().marks(), step.log());
    }

    void assertSameAs(End other, String when) {
      assertEquals(other.value, value, when);
      assertEquals(other.table, table, when);
      assertEquals(other.marks, marks, when);
      assertEquals(other.log, log, when);
      for (int i = 0; i < 2; i++) {
        org.junit.jupiter.api.Assertions.assertArrayEquals(other.curve.get(i), curve.get(i), when);
      }
    }
  }

  private End undisturbed() throws Exception {
    Bench bench = new Bench(folder.resolve("undisturbed"));
    return End.of(bench, bench.run(TRAINING));
  }

  @Test
  void aStoppedRunWritesACheckpointAndGoesOnToTheSameEnd() throws Exception {
    End expected = undisturbed();
    for (int stopAt : new int[] {1, 7, 39}) {
      Bench bench = new Bench(folder.resolve("stop-" + stopAt));
      AtomicReference<RunHandle> handle = new AtomicReference<>();
      CountDownLatch known = new CountDownLatch(1);
      bench.train.atEpoch = epoch -> {
        if (epoch == stopAt) {
          await(known);
          handle.get().stop();
        }
      };
      handle.set(bench.start(TRAINING));
      known.countDown();
      RunResult stopped = Bench.end(handle.get());
      assertEquals(RunStatus.STOPPED, stopped.status(), stopped.problem());
      assertEquals(RunStatus.STOPPED, bench.runtime.runs(bench.home).get(0).status());
      int before = bench.train.epochs.get();
      assertEquals(stopAt, before);
      bench.train.atEpoch = epoch -> { };
      RunResult result = bench.resume("last");
      assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
      assertEquals(40, bench.train.epochs.get(), "it went on from the checkpoint, not from the start");
      End.of(bench, result).assertSameAs(expected, "stopped at " + stopAt);
      assertEquals(0, bench.services.open.get());
    }
  }

  @Test
  void copiesOfTheStateFolderTakenAtAnyMomentGoOnToTheSameEnd() throws Exception {
    End expected = undisturbed();
    Bench bench = new Bench(folder.resolve("original"));
    bench.train.atEpoch = epoch -> copy(bench.home, folder.resolve("copy-" + epoch));
    bench.run(TRAINING);
    for (int epoch = 1; epoch <= 40; epoch += 3) {
      Bench again = new Bench(folder.resolve("copy-" + epoch));
      assertEquals(RunStatus.INTERRUPTED, again.runtime.runs(again.home).get(0).status());
      RunResult result = again.resume("last");
      assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
      End.of(again, result).assertSameAs(expected, "copied at epoch " + epoch);
      assertEquals(40 - (epoch - 1), again.train.epochs.get(), "only what stands behind the last checkpoint is computed again");
    }
  }

  @Test
  void aJournalTornAnywhereStillEndsTheSame() throws Exception {
    End expected = undisturbed();
    Bench bench = new Bench(folder.resolve("original"));
    bench.train.atEpoch = epoch -> {
      if (epoch == 12) {
        copy(bench.home, folder.resolve("torn"));
      }
    };
    bench.run(TRAINING);
    Path run = folder.resolve("torn/runs").resolve(new Bench(folder.resolve("torn")).runtime.runs(folder.resolve("torn")).get(0).id());
    byte[] journal = Files.readAllBytes(run.resolve("journal.jsonl"));
    for (int length = 0; length < journal.length; length += 1 + journal.length / 23) {
      Path home = folder.resolve("torn-" + length);
      copy(folder.resolve("torn"), home);
      Files.write(home.resolve("runs").resolve(run.getFileName()).resolve("journal.jsonl"), java.util.Arrays.copyOf(journal, length));
      Bench again = new Bench(home);
      RunResult result = again.resume("last");
      assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
      End.of(again, result).assertSameAs(expected, "journal cut at " + length);
    }
  }

  @Test
  void aDamagedArtifactIsMadeAgain() throws Exception {
    Bench bench = new Bench(folder.resolve("home"));
    bench.services.operator("test.do", new org.ganglion.workflow.fakes.Operators.Do((value, context) -> {
      throw new org.ganglion.api.operator.InputException("not yet");
    }));
    RunResult failed = bench.run("steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  b: { uses: test.do, in: { value: a } }\n");
    Path facts = failed.outputs().get("a.value").resolve("facts.json");
    Files.writeString(facts, "");
    bench.services.remove("test.do");
    bench.services.operator("test.do", new org.ganglion.workflow.fakes.Operators.Do((value, context) -> value.values().get("value")));
    RunResult result = bench.resume(failed.id());
    assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
    assertTrue(Files.readString(result.outputs().get("b.value").resolve("facts.json")).contains("1"));
  }

  @Test
  void aSecondStopByAnotherProcessEndsTheRunAtOnce() throws Exception {
    Bench bench = new Bench(folder.resolve("home"));
    CountDownLatch running = new CountDownLatch(1);
    bench.services.operator("test.do", new org.ganglion.workflow.fakes.Operators.Do((value, context) -> {
      running.countDown();
      return new CountDownLatch(1).await(60, TimeUnit.SECONDS);
    }));
    RunHandle handle = bench.start("steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  b: { uses: test.do, in: { value: a } }\n");
    assertTrue(running.await(20, TimeUnit.SECONDS));
    bench.runtime.cancel(bench.home, "last");
    bench.runtime.cancel(bench.home, "last");
    RunResult result = handle.result().get(20, TimeUnit.SECONDS);
    assertEquals(RunStatus.STOPPED, result.status(), result.problem());
    assertEquals("run " + handle.id() + " is not being executed", assertThrows(IOException.class, () -> bench.runtime.cancel(bench.home, "last"))
        .getMessage());
  }

  @Test
  void whatCannotBeResumedIsTold() throws Exception {
    Bench bench = new Bench(folder.resolve("home"));
    assertTrue(assertThrows(IOException.class, () -> bench.resume("last")).getMessage().startsWith("there are no runs in "));
    RunResult result = bench.run("name: x\nsteps:\n  a: { uses: test.constant, with: { value: 1 } }\n");
    assertEquals("run " + result.id() + " has succeeded; there is nothing left to do", assertThrows(IOException.class, () -> bench.resume("last"))
        .getMessage());
    assertTrue(assertThrows(IOException.class, () -> bench.resume("1999")).getMessage().startsWith("there is no run '1999' in "));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A copy as a crash would leave it: links stay links, nothing is flushed first. */
  static void copy(Path from, Path to) {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()), java.nio.file.LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
