package org.ganglion.plugins.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If this failed, a line that a crash left half written would take the next one with it. */
class MoveJournalTest {
  @Test
  void halfALineIsLeftOutAndTheNextIsWhole(@TempDir Path home) throws Exception {
    MoveJournal journal = new MoveJournal(new PluginFolder(home));
    PluginMove first = new PluginMove(Instant.parse("2026-03-14T09:26:53Z"), 1, "stage", "words 1.0.0", "new");
    journal.append(first);
    Files.writeString(home.resolve("plugins/journal.jsonl"), "{\"at\":\"2026-03-14T09:2", StandardOpenOption.APPEND);
    assertEquals(List.of(first), journal.read());
    PluginMove second = new PluginMove(Instant.parse("2026-03-14T09:26:54Z"), 2, "roll-back", "words 1.0.0", "it \"broke\"\nin two");
    journal.append(second);
    assertEquals(List.of(first, second), journal.read());
    assertEquals(3, journal.next());
  }
}
