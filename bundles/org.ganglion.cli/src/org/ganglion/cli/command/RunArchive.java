package org.ganglion.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ganglion.cli.UserException;

/** An exported run, unpacked beside the runs so that its workflow finds the files it came with. */
final class RunArchive {
  static final String SUFFIX = ".zip";
  private static final String WORKFLOW = "workflow.yaml";

  private RunArchive() {}

  /**
   * Unpacks an archive into a folder named after it; what stands there from before is replaced.
   *
   * @return the workflow file
   */
  static Path unpack(Path archive, Path below) throws IOException {
    String name = archive.getFileName().toString();
    Path folder = below.resolve(name.substring(0, name.length() - SUFFIX.length()));
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.getEntry(WORKFLOW) == null) {
        throw new UserException(archive + " is no archive of a run: it has no " + WORKFLOW);
      }
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory()) {
          unpack(zip, entry, folder, archive);
        }
      }
    } catch (ZipException e) {
      throw new UserException(archive + " cannot be read as an archive: " + e.getMessage());
    }
    return folder.resolve(WORKFLOW);
  }

  /** An entry such as {@code ../../.profile} would be written outside the folder. */
  private static void unpack(ZipFile zip, ZipEntry entry, Path folder, Path archive) throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new UserException(archive + " holds a file that would lie outside its folder: " + entry.getName());
    }
    Files.createDirectories(file.getParent());
    try (InputStream bytes = zip.getInputStream(entry)) {
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
