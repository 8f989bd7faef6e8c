package org.ganglion.workflow.live.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.WorkflowSource;

/** The files of a live workflow: {@code live/<name>} in the state folder. It counts as deployed while {@code deployed.json} is there. */
public record LiveFolder(Path path, Disk disk) {
  /** Those that are deployed in a state folder, by name. */
  public static List<LiveFolder> deployed(Path home, Disk disk) throws IOException {
    Path all = home.resolve("live");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(all)) {
      return folders.sorted().map(folder -> new LiveFolder(folder, disk)).filter(folder -> Files.isRegularFile(folder.desired())).toList();
    }
  }

  /** The folder of a name. */
  public static LiveFolder of(Path home, String name, Disk disk) {
    return new LiveFolder(home.resolve("live").resolve(name), disk);
  }

  /** The name of the workflow. */
  public String name() {
    return path.getFileName().toString();
  }

  private Path desired() {
    return path.resolve("deployed.json");
  }

  /** What is deployed. */
  public Optional<WorkflowSource> source() throws IOException {
    if (!Files.isRegularFile(desired())) {
      return Optional.empty();
    }
    Map<String, Object> fields = Json.readObject(Files.readString(desired()));
    Map<String, String> overrides = new LinkedHashMap<>();
    ((Map<?, ?>) fields.get("set")).forEach((key, value) -> overrides.put(key.toString(), value.toString()));
    return Optional.of(new WorkflowSource(Path.of(fields.get("file").toString()), fields.get("text").toString(), overrides));
  }

  /**
   * Digests of the artifacts of runs that it was deployed with, by the text that names them: they stay in the store, and are what it starts with
   * again.
   */
  public Map<String, String> artifacts() throws IOException {
    Map<String, String> artifacts = new LinkedHashMap<>();
    if (Files.isRegularFile(desired()) && Json.readObject(Files.readString(desired())).get("artifacts") instanceof Map<?, ?> named) {
      named.forEach((text, digest) -> artifacts.put(text.toString(), digest.toString()));
    }
    return artifacts;
  }

  /** Makes something deployed, durably. */
  public void deploy(WorkflowSource source, Map<String, String> artifacts) throws IOException {
    Files.createDirectories(path);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", source.file().toAbsolutePath().toString());
    fields.put("set", source.overrides());
    fields.put("artifacts", artifacts);
    fields.put("text", source.text());
    disk.replaceDurably(desired(), Json.pretty(fields));
    disk.syncNames(path);
  }

  /** Makes it not deployed; log and dead letters stay. */
  public void undeploy() throws IOException {
    Files.deleteIfExists(desired());
    Files.deleteIfExists(path.resolve("checkpoint.json"));
    disk.delete(path.resolve("sources"));
  }

  /** What a source keeps. */
  public Path source(String node) {
    return path.resolve("sources").resolve(node);
  }

  /** Records that failed. */
  public Path deadLetters() {
    return path.resolve("dead-letters.jsonl");
  }

  /** What happened. */
  public Path log() {
    return path.resolve("log.jsonl");
  }

  /** States and positions as they were saved last. */
  public LiveCheckpoint checkpoint() throws IOException {
    return LiveCheckpoint.read(path.resolve("checkpoint.json"));
  }

  /** Saves states and positions, whole or not at all. */
  public void save(LiveCheckpoint checkpoint, boolean durably) throws IOException {
    checkpoint.write(path.resolve("checkpoint.json"), disk, durably);
  }
}
