package org.ganglion.workflow.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of texts, files and folders, in hexadecimal. */
public final class Digests {
  private Digests() {}

  /** Of a text in UTF-8. */
  public static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of a file's content. */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /** Of all that a stream gives. */
  public static String of(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of an artifact's folder: of a manifest with one line for each file, sorted by name. Times, rights and empty folders do not count. */
  public static String ofFolder(Path folder) throws IOException {
    return ofFiles(folder, files(folder));
  }

  /** Of a file or a folder outside the store; links are followed. */
  public static String ofPath(Path path) throws IOException {
    return Files.isDirectory(path) ? ofFiles(path, externalFiles(path)) : of(path);
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
      manifest.append(of(file)).append("  ").append(name(folder, file)).append('\n');
    }
    return of(manifest.toString());
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
