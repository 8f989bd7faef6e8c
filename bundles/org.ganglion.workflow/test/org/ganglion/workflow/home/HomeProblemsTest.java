package org.ganglion.workflow.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workflow.fakes.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state folder that cannot be used is one sentence that names it; a disk that fills up in mid-run costs nothing but time. */
class HomeProblemsTest {
  private static final String TRAINING =
      "steps:\n  net: { uses: test.train, with: { epochs: 30 } }\n  s: { uses: test.sum, in: { values: net.value } }\n";

  @TempDir Path folder;

  /** A disk with room for some bytes. */
  private static final class SmallDisk extends Disk {
    final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

    @Override
    public OutputStream append(Path file) throws IOException {
      OutputStream out = super.append(file);
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          long left = room.addAndGet(-length);
          if (left < 0) {
            out.write(bytes, offset, (int) Math.max(0, left + length));
            throw new IOException("No space left on device");
          }
          out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
          out.close();
        }
      };
    }
  }

  @Test
  void aStateFolderThatIsAFileIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("home"), "x");
    String sentence = assertThrows(IOException.class, () -> new Bench(file).run(TRAINING)).getMessage();
    assertEquals("the state folder " + file + " cannot be made: " + file + " is a file; name a folder", sentence);
  }

  @Test
  void aReadOnlyStateFolderIsToldAndNothingIsWritten() throws Exception {
    Disk readOnly = new Disk() {
      @Override
      public OutputStream append(Path file) throws IOException {
        throw new java.nio.file.FileSystemException(file.toString(), null, "Read-only file system");
      }
    };
    Path home = folder.resolve("home");
    String sentence = assertThrows(IOException.class, () -> new Bench(home, readOnly).run(TRAINING)).getMessage();
    assertEquals("the state folder " + home + " is read-only; name a folder that can be written", sentence);
    try (Stream<Path> left = Files.list(home.resolve("runs"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aFullDiskAtTheStartIsToldAndNothingIsHalfWritten() throws Exception {
    SmallDisk disk = new SmallDisk();
    Path home = folder.resolve("home");
    for (long room : new long[] {5, 60, 300}) {
      disk.room.set(room);
      String sentence = assertThrows(IOException.class, () -> new Bench(home, disk).run(TRAINING), "room for " + room).getMessage();
      assertEquals("the disk of the state folder " + home + " is full; make room, or name another folder", sentence);
      try (Stream<Path> left = Files.list(home.resolve("runs"))) {
        assertEquals(0, left.count(), "room for " + room);
      }
    }
  }

  @Test
  void aDiskThatFillsUpInMidRunEndsItWithASentenceAndItGoesOnWhenThereIsRoom() throws Exception {
    String expected;
    Bench undisturbed = new Bench(folder.resolve("undisturbed"));
    expected = Files.readString(undisturbed.run(TRAINING).outputs().get("s.value").resolve("facts.json"));
    for (long room : new long[] {3_000, 5_000, 9_000, 15_000}) {
      SmallDisk disk = new SmallDisk();
      Bench bench = new Bench(folder.resolve("room-" + room), disk);
      bench.train.atEpoch = epoch -> {
        if (epoch == 2) {
          disk.room.set(room);
        }
      };
      RunResult failed = bench.run(TRAINING);
      assertEquals(RunStatus.FAILED, failed.status());
      assertFalse(failed.internal(), failed.problem());
      assertTrue(failed.problem().contains("the disk is full (state folder " + bench.home + "); make room, then resume the run"), failed.problem());
      disk.room.set(Long.MAX_VALUE);
      bench.train.atEpoch = epoch -> { };
      RunResult result = bench.resume("last");
      assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
      assertEquals(expected, Files.readString(result.outputs().get("s.value").resolve("facts.json")));
    }
  }

  @Test
  void idsOfRunsGrowEvenInOneSecondAndWhereTheClockWasSetBack() throws Exception {
    Bench bench = new Bench(folder.resolve("home"));
    Files.createDirectories(bench.home.resolve("runs").resolve("29991231-235958-from-the-future"));
    String one = bench.run("name: B\nsteps:\n  a: { uses: test.constant, with: { value: 1 } }\n").id();
    String two = bench.run("name: A\nsteps:\n  a: { uses: test.constant, with: { value: 1 } }\n").id();
    assertEquals("29991231-235959-b", one);
    assertEquals("30000101-000000-a", two);
    assertEquals(two, bench.runtime.show(bench.home, "last").summary().id());
    assertEquals(two, bench.runtime.runs(bench.home).get(0).id());
  }

  @Test
  void runsAreFoundByTheirBeginning() throws Exception {
    Bench bench = new Bench(folder.resolve("home"));
    String text = "name: x\nsteps:\n  a: { uses: test.constant, with: { value: 1 } }\n";
    String one = bench.run(text).id();
    String two = bench.run(text).id();
    assertEquals(one, bench.runtime.show(bench.home, one.substring(0, 15)).summary().id());
    String sentence = assertThrows(IOException.class, () -> bench.runtime.show(bench.home, "2")).getMessage();
    assertEquals("'2' stands for 2 runs: " + one + ", " + two, sentence);
  }
}
