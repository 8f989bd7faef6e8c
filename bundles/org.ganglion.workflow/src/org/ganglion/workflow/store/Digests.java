package org.ganglion.workflow.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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

  /** Of a folder: of a manifest with one line for each file, sorted by name. Times, rights and empty folders do not count. */
  public static String ofFolder(Path folder) throws IOException {
    StringBuilder manifest = new StringBuilder();
    for (Path file : files(folder)) {
      manifest.append(of(file)).append("  ").append(name(folder, file)).append('\n');
    }
    return of(manifest.toString());
  }

  /** Of a file or a folder. */
  public static String ofPath(Path path) throws IOException {
    return Files.isDirectory(path) ? ofFolder(path) : of(path);
  }

  /** All files in a folder, sorted by name. */
  public static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).forEach(files::add);
    }
    files.sort((a, b) -> name(folder, a).compareTo(name(folder, b)));
    return files;
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
