package org.ganglion.workflow.live.state;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The token that senders show: a file of the state folder that its owner alone can read. */
public final class Token {
  private static final int BYTES = 24;

  private Token() {}

  /** The token of a state folder; made when there is none. */
  public static String of(Path home) throws IOException {
    Path file = home.resolve("live").resolve("token");
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      Path draft = Files.createTempFile(file.getParent(), ".token", "",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, HexFormat.of().formatHex(random) + "\n");
      try {
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException e) {
        // Another process was faster; its token is as good.
        return Files.readString(file).strip();
      } finally {
        Files.deleteIfExists(draft);
      }
    }
    return Files.readString(file).strip();
  }
}
