package org.ganglion.workflow.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ganglion.workflow.cache.Cached;
import org.ganglion.workflow.cache.StepCache;

/**
 * Brings a store within its quota: artifacts that no run needs go, the oldest first. What a run in the state folder needs stays, whatever the quota
 * says.
 *
 * <p>Runs may put and take artifacts at the same time. An artifact is first set aside by renaming it; then the journals are read again, and what a
 * run has named since is put back.
 */
public final class Collector {
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final ArtifactStore store;
  private final StepCache cache;
  private final References references;

  /** Reads which artifacts the journals of all runs name. */
  public interface References {
    /** Artifacts that must stay; those that a run under way has only begun to write are among them. */
    Set<String> read() throws IOException;
  }

  private record Candidate(String digest, Path folder, FileTime age, long bytes) {}

  /** A collector. */
  public Collector(ArtifactStore store, StepCache cache, References references) {
    this.store = store;
    this.cache = cache;
    this.references = references;
  }

  /**
   * Collects.
   *
   * @param quota bytes that may stay
   * @return bytes freed
   * @throws IOException with a sentence when another process collects at this moment
   */
  public long collect(long quota) throws IOException {
    Files.createDirectories(store.root());
    try (RandomAccessFile handle = new RandomAccessFile(store.root().resolve("collect.lock").toFile(), "rw");
        FileLock lock = lock(handle)) {
      restoreAll(references.read());
      removeDrafts();
      List<Candidate> all = candidates();
      long size = all.stream().mapToLong(Candidate::bytes).sum();
      long freed = size <= quota ? 0 : free(all, size - quota);
      lock.release();
      return freed;
    }
  }

  private static FileLock lock(RandomAccessFile handle) throws IOException {
    FileLock lock = null;
    try {
      lock = handle.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException("the store is being collected by another process at this moment");
    }
    return lock;
  }

  private long free(List<Candidate> all, long excess) throws IOException {
    Set<String> needed = references.read();
    List<Candidate> leaving = new ArrayList<>();
    long bytes = 0;
    for (Candidate candidate : all) {
      if (bytes < excess && !needed.contains(candidate.digest())) {
        leaving.add(candidate);
        bytes += candidate.bytes();
      }
    }
    Files.createDirectories(store.asides());
    for (Candidate candidate : leaving) {
      store.disk().rename(candidate.folder(), store.asides().resolve(candidate.digest()));
    }
    Set<String> neededNow = references.read();
    long freed = 0;
    for (Candidate candidate : leaving) {
      Path aside = store.asides().resolve(candidate.digest());
      if (neededNow.contains(candidate.digest())) {
        restore(aside);
      } else {
        store.disk().delete(aside);
        freed += candidate.bytes();
      }
    }
    forget();
    return freed;
  }

  /** What a collector that was killed had set aside. */
  private void restoreAll(Set<String> needed) throws IOException {
    if (Files.isDirectory(store.asides())) {
      for (Path aside : list(store.asides())) {
        if (needed.contains(aside.getFileName().toString())) {
          restore(aside);
        } else {
          store.disk().delete(aside);
        }
      }
    }
  }

  private void restore(Path aside) throws IOException {
    String digest = aside.getFileName().toString();
    if (store.has(digest)) {
      store.disk().delete(aside);
    } else {
      store.disk().rename(aside, store.folder(digest));
    }
  }

  /** Drafts of processes that were killed; a living one does not take a day over an artifact. */
  private void removeDrafts() throws IOException {
    if (Files.isDirectory(store.drafts())) {
      for (Path draft : list(store.drafts())) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(Instant.now().minus(ABANDONED))) {
          store.disk().delete(draft);
        }
      }
    }
  }

  /** Cache entries whose artifacts are gone. */
  private void forget() throws IOException {
    for (Map.Entry<String, Cached> entry : cache.all().entrySet()) {
      if (!entry.getValue().digests().stream().allMatch(store::has)) {
        cache.remove(entry.getKey());
      }
    }
  }

  /** All artifacts, the oldest first. */
  private List<Candidate> candidates() throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    if (Files.isDirectory(store.objects())) {
      for (Path shelf : list(store.objects())) {
        for (Path folder : list(shelf)) {
          try {
            candidates.add(new Candidate(folder.getFileName().toString(), folder, Files.getLastModifiedTime(folder), bytes(folder)));
          } catch (NoSuchFileException e) {
            continue;
          }
        }
      }
    }
    candidates.sort(Comparator.comparing(Candidate::age).thenComparing(Candidate::digest));
    return candidates;
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : Digests.files(folder)) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
