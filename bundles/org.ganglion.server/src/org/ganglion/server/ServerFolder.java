package org.ganglion.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.ganglion.runtime.api.control.ControlException;

/**
 * What a server keeps in its state folder: a lock that the operating system gives back, where it listens, and a token that only its user can read.
 */
final class ServerFolder {
  private static final int TOKEN_BYTES = 32;

  private final Path home;
  private final FileChannel lock;
  private final String token;

  private ServerFolder(Path home, FileChannel lock, String token) {
    this.home = home;
    this.lock = lock;
    this.token = token;
  }

  static ServerFolder take(Path home) throws IOException {
    Files.createDirectories(home);
    FileChannel channel = FileChannel.open(home.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new ControlException("another server has the state folder " + home + "; use it, stop it, or name another folder with --home");
    }
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    try {
      write(home.resolve("server.token"), token, "rw-------");
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new ServerFolder(home, channel, token);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  String token() {
    return token;
  }

  /** Tells clients where to find the server. */
  void announce(String text) throws IOException {
    write(home.resolve("server.json"), text, "rw-r--r--");
  }

  /** The file is never there with other permissions or half its content. */
  private static void write(Path file, String text, String permissions) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (FileChannel channel = FileChannel.open(
        part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void close() throws IOException {
    Files.deleteIfExists(home.resolve("server.json"));
    Files.deleteIfExists(home.resolve("server.token"));
    lock.close();
  }
}
