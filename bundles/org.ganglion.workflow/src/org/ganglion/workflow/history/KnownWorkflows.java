package org.ganglion.workflow.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.check.WorkflowCheck;
import org.ganglion.workflow.home.Home;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.operators.OperatorCatalog;
import org.ganglion.workflow.run.RunSettings;

/** The workflows that a state folder knows: of each file the one that ran last. Whoever replaces a plug-in asks whether they still could. */
public final class KnownWorkflows {
  /** Runs that are looked at, newest first: what has not run for so long is checked when it runs again. */
  private static final int MOST_RUNS = 200;

  private final Home home;

  /** Those of a state folder. */
  public KnownWorkflows(Path home) {
    this.home = Home.forReading(home, new Disk());
  }

  /** What is wrong with them after a change and was not before, one sentence each. */
  public List<String> misfits(OperatorCatalog before, OperatorCatalog after) throws IOException {
    List<String> misfits = new ArrayList<>();
    for (Map.Entry<String, WorkflowSource> known : sources().entrySet()) {
      Set<Problem> wrong = new HashSet<>(new WorkflowCheck(before).problems(known.getValue()));
      for (Problem problem : new WorkflowCheck(after).problems(known.getValue())) {
        if (!wrong.contains(problem)) {
          misfits.add(problem + " (last used by run " + known.getKey() + ")");
        }
      }
    }
    return misfits;
  }

  /** Workflows by the id of their last run. */
  public Map<String, WorkflowSource> sources() throws IOException {
    List<String> runs = home.runs();
    Set<Path> files = new HashSet<>();
    Map<String, WorkflowSource> sources = new LinkedHashMap<>();
    for (String id : runs.subList(Math.max(0, runs.size() - MOST_RUNS), runs.size()).reversed()) {
      RunFolder run = home.run(id);
      if (Files.exists(run.settings()) && Files.exists(run.workflow())) {
        WorkflowSource source = RunSettings.read(run).source(run);
        if (files.add(source.file())) {
          sources.put(id, source);
        }
      }
    }
    return sources;
  }
}
