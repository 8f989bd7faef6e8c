package org.ganglion.plugins.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ganglion.runtime.api.plugins.PluginException;

/**
 * Takes jars that somebody puts into a folder. A jar is taken when it has not changed for a while, so that one which is still being copied is left
 * alone; one that is refused gets a file beside it that says why, and is tried again when it changes.
 */
public final class WatchedFolder implements AutoCloseable {
  private static final long QUIET_MILLIS = 1_000;

  /** Takes a jar. */
  public interface Taker {
    /** Throws {@link PluginException} or {@link IOException} with a sentence when the jar is refused. */
    void take(Path jar) throws IOException;
  }

  private record Look(long size, long modified) {}

  private final Path folder;
  private final Taker taker;
  private final WatchService watch;
  private final Map<Path, Look> taken = new HashMap<>();

  private WatchedFolder(Path folder, Taker taker, WatchService watch) {
    this.folder = folder;
    this.taker = taker;
    this.watch = watch;
  }

  /** Begins on a thread of its own; jars that lie there already are taken first. */
  public static WatchedFolder begin(Path folder, Taker taker) throws IOException {
    Files.createDirectories(folder);
    WatchService watch = folder.getFileSystem().newWatchService();
    folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE);
    WatchedFolder watched = new WatchedFolder(folder, taker, watch);
    Thread.ofPlatform().daemon().name("ganglion-plugins-folder").inheritInheritableThreadLocals(false).start(watched::loop);
    return watched;
  }

  private void loop() {
    try {
      Map<Path, Look> before = looks();
      while (true) {
        WatchKey key = before.keySet().stream().allMatch(jar -> before.get(jar).equals(taken.get(jar))) ? watch.take()
            : watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
        Map<Path, Look> now = looks();
        for (Map.Entry<Path, Look> jar : now.entrySet()) {
          if (key == null && jar.getValue().equals(before.get(jar.getKey())) && !jar.getValue().equals(taken.get(jar.getKey()))) {
            taken.put(jar.getKey(), jar.getValue());
            take(jar.getKey());
          }
        }
        forget(now.keySet());
        before.clear();
        before.putAll(now);
      }
    } catch (ClosedWatchServiceException | InterruptedException | IOException e) {
      // The process ends, or the folder is gone: nobody puts jars there any more.
      return;
    }
  }

  /** What was said of jars that somebody has taken away goes with them. */
  private void forget(Set<Path> there) throws IOException {
    for (Path jar : List.copyOf(taken.keySet())) {
      if (!there.contains(jar)) {
        taken.remove(jar);
        Files.deleteIfExists(refusal(jar));
      }
    }
  }

  private static Path refusal(Path jar) {
    return jar.resolveSibling(jar.getFileName() + ".refused.txt");
  }

  private void take(Path jar) throws IOException {
    Path refusal = refusal(jar);
    try {
      taker.take(jar);
      Files.deleteIfExists(refusal);
    } catch (IOException | RuntimeException | LinkageError e) {
      // Whatever a jar brings about is said of that jar; the next one is looked at all the same.
      Files.writeString(refusal, (e.getMessage() == null ? e : e.getMessage()) + "\n");
    }
  }

  private Map<Path, Look> looks() throws IOException {
    Map<Path, Look> looks = new HashMap<>();
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(file -> file.toString().endsWith(".jar") && !file.getFileName().toString().startsWith(".") && Files.isRegularFile(file))
          .sorted().toList();
    }
    for (Path jar : jars) {
      try {
        looks.put(jar, new Look(Files.size(jar), Files.getLastModifiedTime(jar).toMillis()));
      } catch (NoSuchFileException e) {
        // Taken away since the folder was listed: it is as if it had never been there.
        looks.remove(jar);
      }
    }
    return looks;
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
