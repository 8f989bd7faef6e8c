package org.ganglion.plugins.state;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.plugins.PluginMove;

/** Every move of a plug-in, a line of JSON each; a line is on the disk before what it announces happens. */
public final class MoveJournal {
  private final PluginFolder folder;
  private final Disk disk = new Disk();

  /** The journal of a folder. */
  public MoveJournal(PluginFolder folder) {
    this.folder = folder;
  }

  /** Writes a line. */
  public synchronized void append(PluginMove move) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", move.at().toString());
    line.put("operation", move.operation());
    line.put("step", move.step());
    line.put("plugin", move.plugin());
    line.put("detail", move.detail());
    folder.create();
    // A crash may have left half a line; the next one must not be lost with it.
    String begin = Files.exists(folder.journal()) && !endsWhole() ? "\n" : "";
    disk.appendDurably(folder.journal(), begin + Json.write(line) + "\n");
  }

  private boolean endsWhole() throws IOException {
    long size = Files.size(folder.journal());
    if (size == 0) {
      return true;
    }
    try (var channel = Files.newByteChannel(folder.journal())) {
      java.nio.ByteBuffer last = java.nio.ByteBuffer.allocate(1);
      channel.position(size - 1).read(last);
      return last.get(0) == '\n';
    }
  }

  /** All whole lines, oldest first. */
  public synchronized List<PluginMove> read() throws IOException {
    List<PluginMove> moves = new ArrayList<>();
    if (Files.exists(folder.journal())) {
      for (String line : Files.readAllLines(folder.journal())) {
        try {
          Map<String, Object> tree = Json.readObject(line);
          moves.add(new PluginMove(
              Instant.parse((String) tree.get("at")), ((Number) tree.get("operation")).longValue(), (String) tree.get("step"),
                  (String) tree.get("plugin"), (String) tree.get("detail")));
        } catch (IOException | RuntimeException e) {
          // Half a line, left by a crash, tells nothing.
          continue;
        }
      }
    }
    return moves;
  }

  /** The number of the next operation. */
  public long next() throws IOException {
    return read().stream().mapToLong(PluginMove::operation).max().orElse(0) + 1;
  }
}
