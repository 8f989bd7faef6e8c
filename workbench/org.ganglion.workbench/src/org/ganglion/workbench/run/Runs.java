package org.ganglion.workbench.run;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.settings.Settings;

/** Service: starts, stops and resumes runs. One for the workbench. */
public final class Runs {
  private static final long LONGEST_MILLIS = 30_000;

  private final Session session;
  private final RunBoard board;

  public Runs(Session session) {
    this.session = session;
    this.board = new RunBoard(session);
  }

  /** What the views show. */
  public RunBoard board() {
    return board;
  }

  /** Starts a run as a job. */
  public Job start(String name, WorkflowSource source, Map<String, String> overrides) {
    WorkflowSource changed = new WorkflowSource(source.file(), source.text(), overrides);
    return begin(new RunJob("Run " + name, listener -> session.runtime().start(changed, Settings.options(session.home()), listener), board));
  }

  /** Goes on with a run as a job. */
  public Job resume(String run) {
    return begin(new RunJob("Resume " + run, listener -> session.runtime().resume(run, Settings.options(session.home()), listener), board));
  }

  /** Shows the progress of a run that is under way elsewhere. */
  public void follow(String run, RunJob.Start follow) {
    if (!running(run)) {
      begin(new RunJob("Run " + run, follow, board));
    }
  }

  private static boolean running(String run) {
    return Arrays.stream(Job.getJobManager().find(RunJob.class)).anyMatch(job -> ((RunJob) job).executes(run));
  }

  /** Stops a run at its next checkpoint, whichever process executes it. */
  public void stop(String run) {
    Job.create("Stop " + run, monitor -> {
      try {
        session.runtime().cancel(session.home(), run);
        board.refresh();
        return Status.OK_STATUS;
      } catch (IOException e) {
        return Status.warning(e.getMessage());
      }
    }).schedule();
  }

  /** Lets go of runs that belong to a server, so that the end of this process is not theirs. */
  public void leaveAll() {
    for (Job job : Job.getJobManager().find(RunJob.class)) {
      ((RunJob) job).leave();
    }
  }

  /** How many runs are under way that this window follows. */
  public int running() {
    return Job.getJobManager().find(RunJob.class).length;
  }

  /** Asks all runs of this process to write a checkpoint and end. */
  public void stopAll() {
    Job.getJobManager().cancel(RunJob.class);
  }

  /** Waits for their end, not longer than half a minute; what does not end can be resumed from its last checkpoint. */
  public void awaitEnd() {
    try {
      for (Job job : Job.getJobManager().find(RunJob.class)) {
        job.join(LONGEST_MILLIS, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Job begin(Job job) {
    job.schedule();
    return job;
  }
}
