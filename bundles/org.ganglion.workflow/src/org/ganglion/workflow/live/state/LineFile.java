package org.ganglion.workflow.live.state;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;

/** A file of JSON lines with times, for people. When it grows too large it becomes {@code .old} and the one before is gone. Thread-safe. */
final class LineFile implements AutoCloseable {
  private static final long LARGEST = 64 << 20;

  private final Path file;
  private final Disk disk;
  private OutputStream out;
  private long size;

  LineFile(Path file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  synchronized void add(Map<String, Object> fields) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", Instant.now().toString());
    line.putAll(fields);
    byte[] bytes = (Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
    if (out == null || size > LARGEST) {
      open();
    }
    out.write(bytes);
    size += bytes.length;
  }

  private void open() throws IOException {
    close();
    Files.createDirectories(file.getParent());
    size = Files.exists(file) ? Files.size(file) : 0;
    if (size > LARGEST) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
      size = 0;
    }
    out = disk.append(file);
  }

  @Override
  public synchronized void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }
}
