package org.ganglion.kit.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked of the file system where it matters that bytes are durable. The seam at which tests let a disk be full.
 *
 * <p>Streams, not channels, are written: a channel closes when its thread is interrupted, and threads of steps are.
 */
public class Disk {
  /** A stream that writes behind what is there. */
  public OutputStream append(Path file) throws IOException {
    return new FileOutputStream(file.toFile(), true);
  }

  /** Waits until what was written to a stream of {@link #append} is on the disk. */
  public void sync(OutputStream stream) throws IOException {
    if (stream instanceof FileOutputStream file) {
      file.getFD().sync();
    }
  }

  /** Waits until the content of a file is on the disk. */
  public void sync(Path file) throws IOException {
    try (FileOutputStream stream = new FileOutputStream(file.toFile(), true)) {
      stream.getFD().sync();
    }
  }

  /** Waits until the names in a folder are on the disk. */
  public void syncNames(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Writes a text behind what is there; it is on the disk when this returns. */
  public void appendDurably(Path file, String text) throws IOException {
    try (OutputStream out = append(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      sync(out);
    }
  }

  /** Gives a file or folder another name in one step, in place of a file that has it. */
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Writes a file so that it is there whole or not at all. */
  public void replace(Path file, String text) throws IOException {
    rename(part(file, text), file);
  }

  /** As {@link #replace}; the content is on the disk before it has the name, and under its name when this returns. */
  public void replaceDurably(Path file, String text) throws IOException {
    name(part(file, text), file);
  }

  /** Copies a file so that the copy is there whole or not at all; it is on the disk when this returns. */
  public void copyDurably(Path from, Path to) throws IOException {
    Path part = part(to);
    Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
    name(part, to);
  }

  private void name(Path part, Path file) throws IOException {
    sync(part);
    rename(part, file);
    syncNames(file.toAbsolutePath().getParent());
  }

  private static Path part(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId());
  }

  private Path part(Path file, String text) throws IOException {
    Path part = part(file);
    // A process of the same number may have been killed while it wrote.
    Files.deleteIfExists(part);
    try (OutputStream out = append(part)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return part;
  }

  /** Removes a file or a folder with all in it; nothing when there is none. Links are removed, not followed. */
  public void delete(Path root) throws IOException {
    if (!Files.exists(root, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
