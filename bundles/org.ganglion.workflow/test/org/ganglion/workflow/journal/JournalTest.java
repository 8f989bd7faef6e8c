package org.ganglion.workflow.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.file.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal tells all that it was told, and nothing else, whatever a crash did to its file. */
class JournalTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  private void write(int lines) throws IOException {
    try (Journal journal = Journal.open(file(), new Disk(), JournalText.read(file()))) {
      for (int i = 0; i < lines; i++) {
        journal.append(Instant.EPOCH.plusSeconds(i), "log", Map.of("step", "a", "sentence", "Zeile " + i + ": \"größer\"\n" + "x".repeat(i)));
      }
    }
  }

  @Test
  void aJournalTornAtAnyByteGivesItsWholeLinesAndCanBeContinued() throws Exception {
    write(4);
    byte[] all = Files.readAllBytes(file());
    for (int cut = 0; cut <= all.length; cut++) {
      Files.write(file(), Arrays.copyOf(all, cut));
      int whole = (int) new String(Arrays.copyOf(all, cut), StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
      assertEquals(whole, JournalText.read(file()).entries().size(), "cut at " + cut);
      write(1);
      List<Entry> entries = JournalText.read(file()).entries();
      assertEquals(whole + 1, entries.size(), "cut at " + cut);
      assertEquals(whole + 1, entries.get(whole).seq());
    }
  }

  @Test
  void aFlippedBitEndsTheJournalBeforeItsLine() throws Exception {
    write(5);
    byte[] all = Files.readAllBytes(file());
    int third = new String(all, StandardCharsets.ISO_8859_1).indexOf("\"seq\":3");
    for (int bit = 0; bit < 8; bit++) {
      byte[] damaged = all.clone();
      damaged[third + 30] ^= (byte) (1 << bit);
      Files.write(file(), damaged);
      assertEquals(2, JournalText.read(file()).entries().size());
    }
    write(1);
    assertEquals(3, JournalText.read(file()).entries().size());
    assertTrue(Files.exists(folder.resolve("journal.jsonl.damaged")), "what was cut off is kept aside");
  }

  @Test
  void linesOfAnotherJournalDoNotCount() throws Exception {
    write(3);
    String text = Files.readString(file());
    Files.writeString(file(), text + text);
    assertEquals(3, JournalText.read(file()).entries().size());
  }

  @Test
  void aClockThatGoesBackDoesNotChangeTheOrder() throws Exception {
    try (Journal journal = Journal.open(file(), new Disk(), JournalText.read(file()))) {
      journal.append(Instant.parse("2030-01-01T00:00:00Z"), "log", Map.of());
      journal.append(Instant.parse("2020-01-01T00:00:00Z"), "log", Map.of());
    }
    assertEquals(List.of(1L, 2L), JournalText.read(file()).entries().stream().map(Entry::seq).toList());
  }

  @Test
  void eachLineIsPlainJson() throws Exception {
    write(2);
    for (String line : Files.readAllLines(file())) {
      assertEquals("log", org.ganglion.kit.json.Json.readObject(line).get("type"));
    }
  }

  @Test
  void aFullDiskLeavesNoHalfLine() throws Exception {
    Disk full = new Disk() {
      @Override
      public OutputStream append(Path path) throws IOException {
        OutputStream out = super.append(path);
        return new OutputStream() {
          private int room = 300;

          @Override
          public void write(int b) throws IOException {
            if (room-- <= 0) {
              throw new IOException("No space left on device");
            }
            out.write(b);
          }

          @Override
          public void close() throws IOException {
            out.close();
          }
        };
      }
    };
    Journal journal = Journal.open(file(), full, JournalText.read(file()));
    int written = 0;
    IOException problem = null;
    while (problem == null) {
      try {
        journal.append(Instant.EPOCH, "log", Map.of("n", written));
        written++;
      } catch (IOException e) {
        problem = e;
      }
    }
    assertTrue(written > 0);
    JournalText text = JournalText.read(file());
    assertEquals(written, text.entries().size());
    assertEquals(0, text.rest());
    assertThrows(IOException.class, () -> journal.append(Instant.EPOCH, "log", Map.of()));
    journal.close();
  }
}
