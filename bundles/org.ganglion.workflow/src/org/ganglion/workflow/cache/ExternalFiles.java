package org.ganglion.workflow.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ganglion.workflow.store.Digests;

/** Files and folders outside the run that parameters name. */
public final class ExternalFiles {
  private ExternalFiles() {}

  /**
   * The paths that parameters hold, as they stand there; what is left out, or is no text, is passed over.
   *
   * @param names of parameters, {@code outer.inner} within records
   */
  public static Map<String, String> paths(List<String> names, Map<String, Object> parameters) {
    Map<String, String> paths = new LinkedHashMap<>();
    for (String name : names) {
      Object value = parameters;
      for (String key : name.split("\\.")) {
        value = value instanceof Map<?, ?> map ? map.get(key) : null;
      }
      if (value instanceof String path && !path.isBlank()) {
        paths.put(name, path);
      } else if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          paths.put(name + "." + i, list.get(i).toString());
        }
      }
    }
    return paths;
  }

  /** The digest of what each path leads to; {@code none} where there is nothing. */
  public static Map<String, String> digests(Map<String, String> paths, Function<String, Path> resolve) throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    for (Map.Entry<String, String> path : paths.entrySet()) {
      Path file = resolve.apply(path.getValue());
      digests.put(path.getKey(), Files.exists(file) ? Digests.ofPath(file) : "none");
    }
    return digests;
  }
}
