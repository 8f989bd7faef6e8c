package org.ganglion.data.idx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.ganglion.api.operator.InputException;

/** Whether files are those that they should be, by SHA-256. */
public final class FileDigest {
  private FileDigest() {}

  /**
   * Checks files of a folder against their digests in hexadecimal digits.
   *
   * @throws InputException when one is missing or another
   */
  public static void require(Path folder, Map<String, String> digests) throws IOException {
    for (Map.Entry<String, String> entry : digests.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.isRegularFile(file)) {
        throw new InputException(file + ": there is no such file; start by the script 'ganglion', which fetches it, or give another folder");
      }
      String found = of(file);
      if (!found.equals(entry.getValue())) {
        throw new InputException(
            file + ": it is damaged, its SHA-256 begins with " + found.substring(0, 12) + ", not with " + entry.getValue().substring(0, 12)
                + "; delete it, and the script 'ganglion' fetches it again");
      }
    }
  }

  static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
