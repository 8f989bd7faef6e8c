package org.ganglion.workflow.home;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ganglion.kit.file.Disk;

/** A state folder: {@code runs/<id>} with one folder per run, {@code store} with artifacts. */
public final class Home {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final int STAMP_LENGTH = 15;

  private final Path root;
  private final Disk disk;

  private Home(Path root, Disk disk) {
    this.root = root;
    this.disk = disk;
  }

  /**
   * A state folder for writing; it is made when there is none.
   *
   * @throws IOException with a sentence that names the folder when it cannot be written
   */
  public static Home forWriting(Path root, Disk disk) throws IOException {
    Path absolute = root.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute.resolve("runs"));
      Files.createDirectories(absolute.resolve("store"));
      Path trial = Files.createTempFile(absolute.resolve("runs"), ".trial", "");
      try {
        disk.replace(trial, "room for a few bytes?");
      } finally {
        Files.deleteIfExists(trial);
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw HomeProblems.explain(root, e);
    }
    return new Home(absolute, disk);
  }

  /** A state folder for reading, which need not be there. */
  public static Home forReading(Path root, Disk disk) {
    return new Home(root.toAbsolutePath().normalize(), disk);
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** Where artifacts are. */
  public Path store() {
    return root.resolve("store");
  }

  /** Ids of all runs, oldest first: ids grow even where the clock is set back. */
  public List<String> runs() throws IOException {
    if (!Files.isDirectory(root.resolve("runs"))) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root.resolve("runs"))) {
      return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted(byAge())
          .toList();
    }
  }

  private static Comparator<String> byAge() {
    return Comparator.comparing((String id) -> id.length() < STAMP_LENGTH ? id : id.substring(0, STAMP_LENGTH))
        .thenComparing(Comparator.naturalOrder());
  }

  /** The folder of a run. */
  public RunFolder run(String id) {
    return new RunFolder(id, root.resolve("runs").resolve(id));
  }

  /**
   * The run that somebody means.
   *
   * @param name id, an unambiguous beginning of it, or {@code last}
   * @throws IOException with a sentence when there is none, or several
   */
  public RunFolder find(String name) throws IOException {
    List<String> runs = runs();
    if (runs.isEmpty()) {
      throw new IOException("there are no runs in " + root);
    }
    if (name.equals("last")) {
      return run(runs.get(runs.size() - 1));
    }
    if (runs.contains(name)) {
      return run(name);
    }
    List<String> fitting = name.isEmpty() ? List.of() : runs.stream().filter(id -> id.startsWith(name)).toList();
    if (fitting.size() == 1) {
      return run(fitting.get(0));
    }
    if (fitting.isEmpty()) {
      throw new IOException("there is no run '" + name + "' in " + root + "; the last is " + runs.get(runs.size() - 1));
    }
    throw new IOException("'" + name + "' stands for " + fitting.size() + " runs: " + String.join(", ", fitting));
  }

  /** Fills the folder of a new run. */
  public interface Filling {
    void fill(RunFolder folder) throws IOException;
  }

  /**
   * Makes the folder of a new run: it appears under its id only when it is filled.
   *
   * @param name of the workflow, a part of the id
   */
  public RunFolder create(String name, Filling filling) throws IOException {
    Path draft = Files.createTempDirectory(root.resolve("runs"), ".new-");
    try {
      filling.fill(new RunFolder("new", draft));
      disk.syncNames(draft);
      Instant moment = Instant.now();
      while (true) {
        moment = afterLast(moment);
        RunFolder folder = run(STAMP.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC)) + "-" + word(name));
        try {
          Files.createDirectory(folder.path());
          disk.rename(draft, folder.path());
          disk.syncNames(root.resolve("runs"));
          return folder;
        } catch (FileAlreadyExistsException e) {
          moment = moment.plusSeconds(1);
        }
      }
    } catch (IOException e) {
      disk.delete(draft);
      throw e;
    }
  }

  /** The moment, or the second after the last run's where a clock was set back or several runs begin in one second. */
  private Instant afterLast(Instant moment) throws IOException {
    List<String> runs = new ArrayList<>(runs());
    for (String id : runs.reversed()) {
      try {
        Instant last = LocalDateTime.parse(id.substring(0, Math.min(id.length(), STAMP_LENGTH)), STAMP).toInstant(ZoneOffset.UTC);
        return last.isBefore(moment.minusSeconds(1)) ? moment : last.plusSeconds(1);
      } catch (DateTimeParseException e) {
        continue;
      }
    }
    return moment;
  }

  private static String word(String name) {
    String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return word.isEmpty() ? "run" : word.substring(0, Math.min(40, word.length()));
  }

  /** Whether a problem is one of the file system, so that {@link HomeProblems#explain} fits. */
  public static boolean ofFileSystem(Throwable problem) {
    return problem instanceof FileSystemException || HomeProblems.full(problem);
  }
}
