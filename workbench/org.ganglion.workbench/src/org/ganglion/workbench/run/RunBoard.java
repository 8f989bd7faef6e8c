package org.ganglion.workbench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.workbench.model.session.Session;

/**
 * The runs of the state folder and those that are looked at, read again every second while anything runs. Runs of other processes come by the same way as
 * those of this one: from the journal in their folder. Everything is read in a job; listeners are told there.
 */
public final class RunBoard {
  private static final long RUNNING_MILLIS = 1000;
  private static final long IDLE_MILLIS = 5000;

  /** What the views show. */
  public record State(List<RunSummary> runs, Map<String, RunDetails> shown, String problem) {
    /** The run that was chosen last. */
    public java.util.Optional<RunDetails> main() {
      return shown.values().stream().reduce((first, second) -> second);
    }
  }

  private final Session session;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Job read = Job.createSystem("Runs", (IProgressMonitor monitor) -> read());
  private volatile List<String> chosen = List.of();
  private volatile State state = new State(List.of(), Map.of(), "");

  public RunBoard(Session session) {
    this.session = session;
    read.schedule();
  }

  /** What was read last. */
  public State state() {
    return state;
  }

  /** Hears that {@link #state()} has changed, in a job. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Hears no more. */
  public void remove(Runnable listener) {
    listeners.remove(listener);
  }

  /** Which runs are shown over each other; the last one is the one whose log and artifacts are shown. */
  public void choose(List<String> runs) {
    chosen = List.copyOf(runs);
    read.schedule();
  }

  /** Reads now. */
  public void refresh() {
    read.schedule();
  }

  private IStatus read() {
    List<RunSummary> runs = List.of();
    Map<String, RunDetails> shown = new LinkedHashMap<>();
    String problem = "";
    try {
      runs = session.runtime().runs(session.home());
      if (chosen.isEmpty() && !runs.isEmpty()) {
        chosen = List.of(runs.getFirst().id());
      }
      List<String> known = runs.stream().map(RunSummary::id).toList();
      for (String run : chosen) {
        RunDetails before = state.shown().get(run);
        if (before != null && before.summary().status() != RunStatus.RUNNING && runs.contains(before.summary())) {
          shown.put(run, before);
        } else if (known.contains(run)) {
          shown.put(run, session.runtime().show(session.home(), run));
        }
      }
      List<String> gone = new ArrayList<>(chosen);
      gone.removeAll(known);
      problem = gone.isEmpty() ? "" : "Run " + gone.getFirst() + " is gone: somebody deleted it.";
    } catch (IOException e) {
      problem = e.getMessage();
    }
    State now = new State(runs, shown, problem);
    if (!now.equals(state)) {
      state = now;
      listeners.forEach(Runnable::run);
    }
    read.schedule(runs.stream().anyMatch(run -> run.status() == RunStatus.RUNNING) ? RUNNING_MILLIS : IDLE_MILLIS);
    return Status.OK_STATUS;
  }

  /** Reads no more. */
  public void close() {
    read.cancel();
  }
}
