package org.ganglion.workflow.live.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.workflow.live.flow.Intake;
import org.ganglion.workflow.live.record.RecordText;
import org.ganglion.workflow.live.record.Watermark;

/** Follows a file line by line. A file that was replaced (another identity) or cut (shorter than what was read) is read from its start. */
final class FileTail {
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST = 16 << 20;

  private final Path file;
  private volatile Generation now;

  /** Where to go on: identity of the file, and bytes of it that are done with. */
  record Position(String file, long offset) {}

  /** One file behind the name: its identity and how much of it is done with. */
  private record Generation(String key, long begin, Watermark done) {
    static Generation of(String key, long begin) {
      return new Generation(key, begin, new Watermark(begin));
    }
  }

  private FileTail(Path file, Generation first) {
    this.file = file;
    this.now = first;
  }

  static FileTail open(Path file, Optional<Position> saved, boolean end) throws IOException {
    String key = key(file);
    if (saved.isPresent() && !key.isEmpty() && saved.get().file().equals(key) && saved.get().offset() <= Files.size(file)) {
      return new FileTail(file, Generation.of(key, saved.get().offset()));
    }
    return new FileTail(file, Generation.of(key, saved.isEmpty() && end && !key.isEmpty() ? Files.size(file) : 0));
  }

  Position position() {
    Generation generation = now;
    return new Position(generation.key(), generation.done().position());
  }

  /** Reads until interrupted, or to the end of the file. */
  void read(Intake intake, Consumer<String> log, boolean once, int every) throws IOException, InterruptedException {
    while (true) {
      Generation generation = now;
      boolean there = !generation.key().isEmpty();
      long read = follow(generation, intake, log, once, every);
      if (once && there) {
        return;
      }
      if (there) {
        log.accept(file + " was replaced or cut after " + read + " bytes; it is read from its start");
      }
      now = Generation.of(key(file), 0);
    }
  }

  /** Follows one file until another is behind its name, and gives the bytes read. */
  private long follow(Generation generation, Intake intake, Consumer<String> log, boolean once, int every) throws IOException, InterruptedException {
    while (key(file).isEmpty()) {
      if (once) {
        throw new NoSuchFileException(file.toString(), null, "there is no such file");
      }
      SourceThreads.pause(every);
    }
    if (generation.key().isEmpty()) {
      return 0;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(generation.begin());
      LineCutter lines = new LineCutter(generation.begin(), LONGEST, (line, behind) -> admit(generation, intake, log, line, behind));
      byte[] chunk = new byte[CHUNK];
      boolean last = false;
      while (true) {
        int count = in.read(chunk);
        if (count > 0) {
          lines.add(chunk, count);
        } else if (once) {
          lines.end();
          return lines.read();
        } else if (last || in.length() < lines.read()) {
          return lines.read();
        } else if (!key(file).isEmpty() && !key(file).equals(generation.key())) {
          last = true; // once more, for what was written before the file lost its name
        } else {
          SourceThreads.pause(every);
        }
      }
    }
  }

  private void admit(Generation generation, Intake intake, Consumer<String> log, byte[] line, long behind) throws InterruptedException {
    String text = new String(line, StandardCharsets.UTF_8);
    Watermark.Mark mark = generation.done().begin(behind);
    if (text.isBlank()) {
      mark.done();
      return;
    }
    try {
      intake.admit(RecordText.read(text), mark::done);
    } catch (IOException e) {
      log.accept("left out the line of " + file.getFileName() + " before byte " + behind + ": " + e.getMessage());
      mark.done();
    }
  }

  /** What stays of a file when it is renamed; empty when there is none. */
  private static String key(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return String.valueOf(attributes.fileKey());
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
