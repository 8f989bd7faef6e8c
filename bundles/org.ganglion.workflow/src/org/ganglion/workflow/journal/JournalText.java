package org.ganglion.workflow.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journal file holds. Only whole lines that follow each other count; a torn last line, or whatever a crash of the machine left behind it, does
 * not.
 *
 * @param length bytes of the lines that count
 * @param rest bytes behind them
 */
public record JournalText(List<Entry> entries, long length, long rest) {
  /** Reads a file; none is as an empty one. */
  public static JournalText read(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new JournalText(List.of(), 0, 0);
    }
    List<Entry> entries = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        Optional<Entry> entry = JournalLine.read(bytes, start, i);
        if (entry.isEmpty() || entry.get().seq() != entries.size() + 1) {
          break;
        }
        entries.add(entry.get());
        start = i + 1;
      }
    }
    return new JournalText(List.copyOf(entries), start, bytes.length - start);
  }
}
