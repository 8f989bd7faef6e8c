package org.ganglion.workflow.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.kit.file.Disk;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.journal.RunState;
import org.ganglion.workflow.journal.StepState;
import org.ganglion.workflow.run.RunSettings;
import org.ganglion.workflow.store.Digests;

/** Gathers what a run needs to run elsewhere, and sees to it that external files are still those that it ran with. */
public final class RunExport {
  private final RunFolder run;
  private final RunState state;
  private final RunSettings settings;

  /** An export of a run. */
  public RunExport(RunFolder run, RunState state, RunSettings settings) {
    this.run = run;
    this.state = state;
    this.settings = settings;
  }

  /**
   * Writes the archive.
   *
   * @throws IOException with a sentence when an external file has gone or changed since the run
   */
  public void write(Path archive, Disk disk) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (StepState step : state.steps()) {
      for (Map.Entry<String, String> file : step.files().entrySet()) {
        String path = path(step.parameters(), file.getKey());
        Path place = settings.moved().containsKey(path) ? run.path().resolve(settings.moved().get(path)) : Path.of(settings.file())
            .resolveSibling(path).normalize();
        String now = Files.exists(place) ? Digests.ofPath(place) : "none";
        if (!now.equals(file.getValue())) {
          throw new IOException(place + " has changed since run " + run.id() + ", which took it as '" + file.getKey() + "' of step " + step.id());
        }
        if (Files.exists(place)) {
          files.put(path, place);
        }
      }
    }
    long threads = state.begin().number("threads");
    RunArchive.write(run, state, settings.overrides(), Math.toIntExact(threads), files, archive.toAbsolutePath(), disk);
  }

  private static String path(Map<String, Object> parameters, String name) {
    Object value = parameters;
    for (String key : name.split("\\.")) {
      value = value instanceof Map<?, ?> map ? map.get(key) : value instanceof java.util.List<?> list ? list.get(Integer.parseInt(key)) : null;
    }
    return String.valueOf(value);
  }
}
