package org.ganglion.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ganglion.api.data.Names;
import org.ganglion.cli.UserException;
import org.ganglion.runtime.api.WorkflowSource;

/** Finds the workflow that the user names: a file, an example, or an archive of an earlier run. */
final class Workflows {
  /** Ending of archives of runs. */
  static final String ARCHIVE = ".zip";

  private static final String SUFFIX = ".yaml";
  /** Nobody writes a workflow of this size; it is some other file. */
  private static final long LARGEST = 4 << 20;

  private final Path examples;

  Workflows(Path examples) {
    this.examples = examples;
  }

  WorkflowSource open(String name, List<String> settings) throws IOException {
    Path file = find(name);
    if (Files.isDirectory(file)) {
      throw new UserException(name + " is a folder; a workflow is a file");
    }
    if (name.endsWith(ARCHIVE)) {
      return new WorkflowSource(file, "", overrides(settings)); // the runtime opens it
    }
    if (Files.size(file) > LARGEST) {
      throw new UserException(name + " has " + Files.size(file) + " bytes, which is no workflow");
    }
    return new WorkflowSource(file, Files.readString(file, StandardCharsets.UTF_8), overrides(settings));
  }

  private Path find(String name) throws IOException {
    Path file = Path.of(name);
    if (Files.exists(file)) {
      return file;
    }
    Path example = examples.resolve(name + SUFFIX);
    if (!name.contains("/") && Files.isRegularFile(example)) {
      return example;
    }
    if (name.contains("/") || name.endsWith(SUFFIX) || name.endsWith(".yml") || name.endsWith(ARCHIVE)) {
      throw new UserException("there is no file " + name);
    }
    throw new UserException("there is no file and no example '" + name + "'; " + Names.offer(name, names()));
  }

  private List<String> names() throws IOException {
    if (!Files.isDirectory(examples)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(examples)) {
      return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(SUFFIX)).map(file -> file.replace(SUFFIX, "")).sorted()
          .toList();
    }
  }

  /** {@code gan.epochs=3} as key and value. */
  static Map<String, String> overrides(List<String> settings) {
    Map<String, String> overrides = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1 || !setting.substring(0, equals).contains(".")) {
        throw new UserException("--set takes step.parameter=value, as in gan.epochs=3, not '" + setting + "'");
      }
      overrides.put(setting.substring(0, equals).strip(), setting.substring(equals + 1));
    }
    return overrides;
  }
}
