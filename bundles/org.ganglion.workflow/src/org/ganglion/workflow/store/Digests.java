package org.ganglion.workflow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ganglion.kit.file.Sha256;

/** SHA-256 of folders, in hexadecimal. */
public final class Digests {
  private Digests() {}

  /** Of an artifact's folder: of a manifest with one line for each file, sorted by name. Times, rights and empty folders do not count. */
  public static String ofFolder(Path folder) throws IOException {
    return ofFiles(folder, files(folder));
  }

  /** Of a file or a folder outside the store; links are followed. */
  public static String ofPath(Path path) throws IOException {
    return Files.isDirectory(path) ? ofFiles(path, externalFiles(path)) : Sha256.of(path);
  }

  /** All files in a folder outside the store, sorted by name; links are followed. */
  public static List<Path> externalFiles(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return sorted(folder, walk.filter(Files::isRegularFile));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String ofFiles(Path folder, List<Path> files) throws IOException {
    StringBuilder manifest = new StringBuilder();
    for (Path file : files) {
      manifest.append(Sha256.of(file)).append("  ").append(name(folder, file)).append('\n');
    }
    return Sha256.of(manifest.toString());
  }

  /** All files in a folder, sorted by name; links are not followed. */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return sorted(folder, walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)));
    }
  }

  private static List<Path> sorted(Path folder, Stream<Path> files) {
    return files.sorted(Comparator.comparing(file -> name(folder, file))).toList();
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
