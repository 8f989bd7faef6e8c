package org.ganglion.workflow.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ganglion.kit.file.Disk;

/**
 * Writes the journal of a run. An appended line survives the end of the process at once, and a crash of the machine after the next sync: {@link
 * #sync()} waits for it, {@link #syncSoon()} does not, so that a thousand quick steps share a few syncs. Thread-safe.
 */
public final class Journal implements AutoCloseable {
  private final Path file;
  private final Disk disk;
  private final OutputStream out;
  private final ExecutorService syncs;
  private final AtomicBoolean pending = new AtomicBoolean();
  private long seq;
  private long length;
  private IOException broken;

  private Journal(Path file, Disk disk, JournalText text) throws IOException {
    this.file = file;
    this.disk = disk;
    this.seq = text.entries().size();
    this.length = text.length();
    this.out = disk.append(file);
    this.syncs = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("ganglion-journal").inheritInheritableThreadLocals(false)
        .factory());
  }

  /** Opens a journal behind its last whole line. What stands there beyond a single torn line is kept aside. */
  public static Journal open(Path file, Disk disk, JournalText text) throws IOException {
    if (text.rest() > 0) {
      cut(file, text);
    }
    return new Journal(file, disk, text);
  }

  private static void cut(Path file, JournalText text) throws IOException {
    Files.copy(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
    truncate(file, text.length());
  }

  private static void truncate(Path file, long length) throws IOException {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Appends a line.
   *
   * @return the position of the line
   * @throws IOException when it cannot be written; what part of it was is cut off again, and no further line is taken
   */
  public synchronized long append(Instant at, String type, Map<String, Object> fields) throws IOException {
    if (broken != null) {
      throw new IOException(broken.getMessage(), broken);
    }
    byte[] line = JournalLine.write(new Entry(seq + 1, at, type, fields));
    try {
      out.write(line);
    } catch (IOException e) {
      broken = e;
      truncate(file, length);
      throw e;
    }
    length += line.length;
    return ++seq;
  }

  /** Waits until all lines so far are on the disk. */
  public void sync() throws IOException {
    disk.sync(out);
  }

  /** Sees to it that all lines so far are on the disk soon. A failure shows at the next line. */
  public void syncSoon() {
    if (pending.compareAndSet(false, true)) {
      syncs.execute(() -> {
        pending.set(false);
        try {
          sync();
        } catch (IOException e) {
          fail(e);
        }
      });
    }
  }

  private synchronized void fail(IOException problem) {
    broken = broken == null ? problem : broken;
  }

  /** Syncs and closes; afterwards no line is taken. */
  @Override
  public void close() throws IOException {
    syncs.shutdown();
    synchronized (this) {
      broken = broken == null ? new IOException("the journal " + file + " is closed") : broken;
    }
    try {
      disk.sync(out);
    } finally {
      out.close();
    }
  }
}
