package org.ganglion.workbench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunDifference;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.workbench.model.session.Changes;
import org.ganglion.workbench.model.session.Session;

/**
 * The runs of the state folder and those that are looked at, read again every second while anything runs. Runs of other processes come by the same
 * way as those of this one: from the journal in their folder. Everything is read in a job; listeners are told there.
 */
public final class RunBoard {
  private static final long RUNNING_MILLIS = 1000;
  private static final long IDLE_MILLIS = 5000;
  private static final int LIST_SHARE = 10;

  /**
   * What the views show.
   *
   * @param runs newest first
   * @param shown those that were chosen, by id
   * @param differences of the shown runs, where there are two
   * @param problem a sentence where something is wrong, else empty
   */
  public record State(List<RunSummary> runs, Map<String, RunDetails> shown, List<RunDifference> differences, String problem) {
    /** The run that was chosen last. */
    public java.util.Optional<RunDetails> main() {
      return shown.values().stream().reduce((first, second) -> second);
    }
  }

  private final Session session;
  private final Changes changes = new Changes();
  private final Job read = Job.createSystem("Runs", (IProgressMonitor monitor) -> read());
  private volatile List<String> chosen = List.of();
  private volatile List<RunSummary> known = List.of();
  private volatile boolean listWanted = true;
  private volatile boolean again;
  private long nextList = System.nanoTime();
  private volatile State state = new State(List.of(), Map.of(), List.of(), "");

  public RunBoard(Session session) {
    this.session = session;
    read.schedule();
  }

  /** What was read last. */
  public State state() {
    return state;
  }

  /** Tells that {@link #state()} has changed, in a job. */
  public Changes changes() {
    return changes;
  }

  /** Which runs are shown over each other; the last one is the one whose log and artifacts are shown. */
  public void choose(List<String> runs) {
    chosen = List.copyOf(runs);
    listWanted |= !known.stream().map(RunSummary::id).toList().containsAll(runs);
    soon();
  }

  /** Reads now. */
  public void refresh() {
    listWanted = true;
    soon();
  }

  /** A job that sleeps until its next time is not brought forward by being scheduled again. */
  private void soon() {
    again = true;
    read.schedule();
    read.wakeUp();
  }

  private IStatus read() {
    again = false;
    List<RunSummary> runs = List.of();
    Map<String, RunDetails> shown = new LinkedHashMap<>();
    String problem = "";
    try {
      runs = list();
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
    List<RunSummary> fresh = runs.stream().map(run -> shown.containsKey(run.id()) ? shown.get(run.id()).summary() : run).toList();
    State now = new State(fresh, shown, differences(List.copyOf(shown.keySet())), problem);
    if (!now.equals(state)) {
      state = now;
      changes.tell();
    }
    read.schedule(again ? 0 : fresh.stream().anyMatch(run -> run.status() == RunStatus.RUNNING) ? RUNNING_MILLIS : IDLE_MILLIS);
    return Status.OK_STATUS;
  }

  /** Two runs are compared; what differs in their results is known when both have ended. */
  private List<RunDifference> differences(List<String> runs) {
    if (runs.size() != 2) {
      return List.of();
    }
    try {
      return session.runtime().diff(session.home(), runs.get(0), runs.get(1));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A long list takes its time to read, so it is read less often than the runs that are looked at: it may take a tenth of one core. */
  private List<RunSummary> list() throws IOException {
    long begin = System.nanoTime();
    if (begin - nextList >= 0 || listWanted) {
      listWanted = false;
      known = session.runtime().runs(session.home());
      nextList = System.nanoTime() + LIST_SHARE * (System.nanoTime() - begin);
    }
    return known;
  }

  /** Reads no more. */
  public void close() {
    read.cancel();
  }
}
