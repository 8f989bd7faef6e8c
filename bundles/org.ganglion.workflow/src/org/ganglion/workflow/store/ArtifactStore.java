package org.ganglion.workflow.store;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.ganglion.kit.file.Disk;

/**
 * Artifacts by content: {@code objects/ab/abcd…} is a folder whose name is its digest. A folder appears by one rename when its files are durable, so
 * that several processes may write at once and nobody ever sees half an artifact.
 *
 * <p>An artifact that no journal names may be collected at any time. Who puts or takes one therefore names it in a journal first ({@link Intent}) and
 * looks for it afterwards; the collector looks into the journals once more after it has set artifacts aside.
 */
public final class ArtifactStore {
  private final Path root;
  private final Disk disk;

  /** The store in a folder. */
  public ArtifactStore(Path root, Disk disk) {
    this.root = root;
    this.disk = disk;
  }

  /** Called with a digest before the artifact is needed. */
  public interface Intent {
    void name(String digest) throws IOException;
  }

  /** An empty folder to write an artifact into. */
  public Path draft() throws IOException {
    Files.createDirectories(drafts());
    return Files.createTempDirectory(drafts(), "draft-");
  }

  /** Removes a draft that came to nothing. */
  public void discard(Path draft) throws IOException {
    disk.delete(draft);
  }

  /** Makes a draft an artifact; the draft is gone afterwards. Gives the digest. */
  public String seal(Path draft, Intent intent) throws IOException {
    List<Path> files = Digests.files(draft);
    for (Path file : files) {
      if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("an artifact is made of files, " + draft.relativize(file) + " is none");
      }
    }
    String digest = Digests.ofFolder(draft);
    intent.name(digest);
    if (has(digest)) {
      disk.delete(draft);
      return digest;
    }
    for (Path file : files) {
      disk.sync(file);
    }
    Files.createDirectories(folder(digest).getParent());
    try {
      disk.rename(draft, folder(digest));
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileAlreadyExistsException e) {
      disk.delete(draft);
    } catch (FileSystemException e) {
      if (!has(digest)) {
        throw e;
      }
      disk.delete(draft);
    }
    return digest;
  }

  /** Whether an artifact is there. */
  public boolean has(String digest) {
    return digest.length() == 64 && Files.isDirectory(folder(digest));
  }

  /** Whether an artifact is there and its files still make up its digest. */
  public boolean sound(String digest) throws IOException {
    return has(digest) && Digests.ofFolder(folder(digest)).equals(digest);
  }

  /** Takes a damaged artifact out, so that it is made again. */
  public void remove(String digest) throws IOException {
    if (has(digest)) {
      Path draft = draft();
      disk.rename(folder(digest), draft);
      disk.delete(draft);
    }
  }

  /**
   * Where an artifact is.
   *
   * @throws NoSuchFileException when it is not there
   */
  public Path get(String digest) throws IOException {
    if (!has(digest)) {
      throw new NoSuchFileException("artifact " + digest);
    }
    return folder(digest);
  }

  Path folder(String digest) {
    return objects().resolve(digest.substring(0, 2)).resolve(digest);
  }

  Path objects() {
    return root.resolve("objects");
  }

  Path drafts() {
    return root.resolve("drafts");
  }

  Path asides() {
    return root.resolve("aside");
  }

  Path root() {
    return root;
  }

  Disk disk() {
    return disk;
  }
}
