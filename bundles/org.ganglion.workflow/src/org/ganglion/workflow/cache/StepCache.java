package org.ganglion.workflow.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;

/** Finished pure steps by key, a small file each. A file that cannot be read is as none: the step is computed again. */
public final class StepCache {
  private final Path folder;
  private final Disk disk;

  /** The cache of a store. */
  public StepCache(Path store, Disk disk) {
    this.folder = store.resolve("cache");
    this.disk = disk;
  }

  /** What is known under a key. */
  public Optional<Cached> find(String key) {
    try {
      return Optional.of(Cached.of(Json.readObject(Files.readString(file(key)))));
    } catch (IOException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** Remembers a step. */
  public void put(String key, Cached step) throws IOException {
    Files.createDirectories(file(key).getParent());
    disk.replace(file(key), Json.write(step.tree()));
  }

  private List<String> keys() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")).map(name -> name.substring(0, name.length() - 5))
          .toList();
    }
  }

  /** Forgets a step. */
  public void remove(String key) throws IOException {
    Files.deleteIfExists(file(key));
  }

  /** What is known under all keys. */
  public Map<String, Cached> all() throws IOException {
    Map<String, Cached> all = new TreeMap<>();
    keys().forEach(key -> find(key).ifPresent(step -> all.put(key, step)));
    return all;
  }

  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + ".json");
  }
}
