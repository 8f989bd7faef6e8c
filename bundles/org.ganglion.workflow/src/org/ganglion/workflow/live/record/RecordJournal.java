package org.ganglion.workflow.live.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.kit.file.Disk;

/**
 * Records on the disk, in order, in files of bounded size that begin with the number of their first record. Each is a line {@code crc json}; a line
 * that is not whole, and what stands behind it in the last file, was never acknowledged. One thread writes.
 */
public final class RecordJournal implements AutoCloseable {
  private static final long LARGEST = 16 << 20;
  private static final String NAME = "%016d.records";
  private static final int SUM = 9;

  private final Path folder;
  private final Disk disk;
  private final long largest;
  private OutputStream out;
  private long next;
  private long size;

  private RecordJournal(Path folder, Disk disk, long largest, long next) {
    this.folder = folder;
    this.disk = disk;
    this.largest = largest;
    this.next = next;
  }

  /** A record with its number. */
  public record Kept(long number, LiveRecord record) {}

  /** Hears records; may wait. */
  public interface Reader {
    void on(Kept kept) throws IOException, InterruptedException;
  }

  /** Opens the journal in a folder, behind its last whole record. */
  public static RecordJournal open(Path folder, Disk disk) throws IOException {
    return open(folder, disk, LARGEST);
  }

  static RecordJournal open(Path folder, Disk disk, long largest) throws IOException {
    Files.createDirectories(folder);
    long next = 0;
    List<Path> files = files(folder);
    if (!files.isEmpty()) {
      Path last = files.get(files.size() - 1);
      next = first(last) + whole(last).size();
    }
    return new RecordJournal(folder, disk, largest, next);
  }

  /** The number that the next record gets. */
  public long next() {
    return next;
  }

  /** Gives all records from a number on, those that were there when it was opened. */
  public void replay(long from, Reader reader) throws IOException, InterruptedException {
    long end = next;
    for (Path file : files(folder)) {
      long number = first(file);
      for (String line : whole(file)) {
        if (number >= from && number < end) {
          reader.on(new Kept(number, RecordText.read(line)));
        }
        number++;
      }
    }
  }

  /** Appends records; they are on the disk when this returns. Gives the number of the first. */
  public long append(List<byte[]> records) throws IOException {
    if (out == null || size >= largest) {
      roll();
    }
    try {
      for (byte[] record : records) {
        out.write(line(record));
        size += record.length + SUM + 1;
      }
      disk.sync(out);
    } catch (IOException e) {
      // What was half written must not count: the next file begins with the same number, and this one is cut by it.
      out.close();
      out = null;
      throw e;
    }
    long first = next;
    next += records.size();
    return first;
  }

  private void roll() throws IOException {
    if (out != null) {
      out.close();
    }
    Path file = folder.resolve(String.format(NAME, next));
    Files.deleteIfExists(file);
    out = disk.append(file);
    size = 0;
    disk.syncNames(folder);
  }

  /** Removes files all of whose records have come to their end. */
  public void forget(long before) throws IOException {
    List<Path> files = files(folder);
    for (int i = 0; i + 1 < files.size(); i++) {
      if (first(files.get(i + 1)) <= before) {
        Files.deleteIfExists(files.get(i));
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  private static byte[] line(byte[] record) {
    byte[] line = new byte[SUM + record.length + 1];
    System.arraycopy((sum(record, 0, record.length) + " ").getBytes(StandardCharsets.ISO_8859_1), 0, line, 0, SUM);
    System.arraycopy(record, 0, line, SUM, record.length);
    line[line.length - 1] = '\n';
    return line;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".records")).sorted().toList();
    }
  }

  private static long first(Path file) {
    return Long.parseLong(file.getFileName().toString().replace(".records", ""));
  }

  /** The whole lines of a file; those behind the first record of the next file do not count. */
  private static List<String> whole(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    long most = files(file.getParent()).stream().mapToLong(RecordJournal::first).filter(number -> number > first(file)).min()
        .orElse(Long.MAX_VALUE) - first(file);
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length && lines.size() < most; i++) {
      if (bytes[i] == '\n') {
        if (i - start < SUM || !new String(bytes, start, SUM - 1, StandardCharsets.ISO_8859_1).equals(sum(bytes, start + SUM, i - start - SUM))) {
          break;
        }
        lines.add(new String(bytes, start + SUM, i - start - SUM, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    return lines;
  }

  private static String sum(byte[] bytes, int from, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from, length);
    return String.format("%08x", sum.getValue());
  }

  /** Removes all of it. */
  public static void remove(Path folder, Disk disk) throws IOException {
    disk.delete(folder);
  }
}
