package org.ganglion.workflow.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.kit.file.Disk;
import org.ganglion.workflow.home.RunFolder;

/** Shows artifacts under the names of steps and ports in a run's folder: relative links to the store, copies where there are no links. */
public final class RunView {
  private final ArtifactStore store;
  private final Disk disk;

  /** Views of a store's artifacts. */
  public RunView(ArtifactStore store, Disk disk) {
    this.store = store;
    this.disk = disk;
  }

  /** Shows an artifact at a port, in place of what was shown before. Gives the place. */
  public Path show(RunFolder run, String step, String port, String digest) throws IOException {
    Path place = run.port(step, port);
    Path artifact = store.get(digest);
    Files.createDirectories(place.getParent());
    Path target = place.getParent().relativize(artifact);
    try {
      Files.createSymbolicLink(place, target);
    } catch (FileAlreadyExistsException e) {
      replace(place, target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      copy(artifact, place);
    }
    return place;
  }

  private void replace(Path place, Path target) throws IOException {
    if (Files.isSymbolicLink(place) && Files.readSymbolicLink(place).equals(target)) {
      return;
    }
    Path fresh = place.resolveSibling("." + place.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, target);
    if (!Files.isSymbolicLink(place)) {
      disk.delete(place);
    }
    disk.rename(fresh, place);
  }

  private void copy(Path artifact, Path place) throws IOException {
    disk.delete(place);
    for (Path file : Digests.files(artifact)) {
      Path to = place.resolve(artifact.relativize(file).toString());
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
  }
}
