package org.ganglion.kit.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
  @TempDir private Path folder;

  private final Disk disk = new Disk();

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void replacingAndCopyingLeaveTheFileAndNothingBeside() throws IOException {
    Path file = folder.resolve("state.json");
    disk.replaceDurably(file, "one");
    disk.replaceDurably(file, "two");
    disk.copyDurably(file, folder.resolve("copy"));
    disk.appendDurably(file, "\nthree");
    assertEquals("two\nthree", Files.readString(file));
    assertEquals("two", Files.readString(folder.resolve("copy")));
    assertEquals(List.of("copy", "state.json"), names());
  }

  /** If this failed, what a killed process of the same number had half written would stand before the new content. */
  @Test
  void halfAFileOfAProcessThatWasKilledIsNotWrittenOn() throws IOException {
    String part = ".state.json." + ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
    Files.writeString(folder.resolve(part), "half of it");
    disk.replaceDurably(folder.resolve("state.json"), "whole");
    assertEquals("whole", Files.readString(folder.resolve("state.json")));
  }

  /** If this failed, work that is cancelled could not write down how far it came. */
  @Test
  void aThreadThatIsInterruptedWritesAllTheSame() throws IOException {
    Thread.currentThread().interrupt();
    disk.replaceDurably(folder.resolve("state.json"), "whole");
    assertEquals(true, Thread.interrupted(), "and stays interrupted");
    assertEquals("whole", Files.readString(folder.resolve("state.json")));
  }

  /** If this failed, a full disk would leave half a file under the name, or beside it. */
  @Test
  void aFullDiskLeavesWhatWasThere() throws IOException {
    Path file = folder.resolve("state.json");
    disk.replace(file, "before");
    Disk full = new Disk() {
      @Override
      public OutputStream append(Path path) throws IOException {
        Files.writeString(path, "ha");
        return new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("no space left");
          }
        };
      }
    };
    assertThrows(IOException.class, () -> full.replaceDurably(file, "half"));
    assertEquals("before", Files.readString(file));
    assertEquals(List.of("state.json"), names());
  }

  @Test
  void digestsAreThoseOfThePublishedCase() throws IOException {
    // FIPS 180-2, appendix B.1.
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertEquals(abc, Sha256.of("abc"));
    assertEquals(abc, Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)));
    assertEquals(abc, Sha256.of(Files.writeString(folder.resolve("abc"), "abc")));
  }
}
