package org.ganglion.workflow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.home.RunFolder;

/**
 * How a run was started, kept in its folder so that it goes on in the same way.
 *
 * @param engine asked for on the command line
 * @param threads asked for on the command line; 0: not said
 * @param moved paths of parameters to files that came with the run's archive, relative to its folder
 */
public record RunSettings(String file, Map<String, String> overrides, Optional<String> engine, int threads, Map<String, String> moved) {
  /** Of a run that begins. */
  static RunSettings of(WorkflowSource source, RunOptions options, Map<String, String> moved) {
    return new RunSettings(source.file().toAbsolutePath().normalize().toString(), source.overrides(), options.engine(), options.threads(), moved);
  }

  /** With what is asked for when it goes on. */
  RunSettings with(RunOptions options) {
    return new RunSettings(file, overrides, options.engine().or(() -> engine), options.threads() > 0 ? options.threads() : threads, moved);
  }

  void write(RunFolder folder, Disk disk) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", file);
    tree.put("overrides", overrides);
    engine.ifPresent(id -> tree.put("engine", id));
    tree.put("threads", threads);
    tree.put("moved", moved);
    disk.replaceDurably(folder.settings(), Json.pretty(tree));
  }

  /** Those of a run. */
  @SuppressWarnings("unchecked")
  public static RunSettings read(RunFolder folder) throws IOException {
    Map<String, Object> tree = Json.readObject(Files.readString(folder.settings()));
    return new RunSettings(
        (String) tree.get("file"),
        (Map<String, String>) tree.get("overrides"),
        Optional.ofNullable((String) tree.get("engine")),
        ((Number) tree.get("threads")).intValue(),
        (Map<String, String>) tree.get("moved"));
  }

  /** The workflow as it was. */
  public WorkflowSource source(RunFolder folder) throws IOException {
    return new WorkflowSource(Path.of(file), Files.readString(folder.workflow()), overrides);
  }
}
