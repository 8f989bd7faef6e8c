package org.ganglion.workbench.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunListener;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workbench.model.session.Rate;

/** A run of this process, in the progress view: its bar is the step's own, its red button stops the run at the next checkpoint. */
public final class RunJob extends Job {
  /** Starts or resumes. */
  public interface Start {
    RunHandle start(RunListener listener) throws IOException;
  }

  private static final int PARTS = 1000;
  private static final long LOOK_MILLIS = 200;

  private final Start start;
  private final RunBoard board;
  private final Rate rate = new Rate();
  private volatile RunEvent.Progress progress;
  private volatile String step = "";
  private volatile int steps;
  private volatile int finished;
  private volatile String id = "";
  private volatile boolean left;

  public RunJob(String name, Start start, RunBoard board) {
    super(name);
    this.start = start;
    this.board = board;
    setPriority(Job.LONG);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    RunHandle run;
    try {
      run = start.start(this::hear);
    } catch (IOException | RuntimeException e) {
      return Status.warning(e.getMessage());
    }
    id = run.id();
    board.choose(List.of(id));
    RunResult result = follow(run, SubMonitor.convert(monitor, getName(), PARTS));
    board.refresh();
    return result.status() == RunStatus.FAILED ? Status.warning(run.id() + ": " + result.problem()) : Status.OK_STATUS;
  }

  /** Whether this is the job of a run. */
  boolean executes(String run) {
    return id.equals(run);
  }

  /** Follows no more, and stops nothing. */
  void leave() {
    left = true;
  }

  private void hear(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> steps = started.steps().size();
      case RunEvent.StepStarted started -> {
        progress = null;
        step = started.step();
      }
      case RunEvent.Progress now -> progress = now;
      case RunEvent.StepFinished done -> finished++;
      default -> { }
    }
  }

  private RunResult follow(RunHandle run, SubMonitor monitor) {
    int told = 0;
    boolean stopped = false;
    while (true) {
      try {
        return run.result().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (left) {
          return unknown(run);
        }
        if (monitor.isCanceled() && !stopped) {
          stopped = true;
          run.stop();
        }
        RunEvent.Progress now = progress;
        double part = now == null || now.total() == 0 ? 0 : (double) now.done() / now.total();
        int done = (int) (PARTS * Math.min(1, (finished + part) / Math.max(1, steps)));
        monitor.worked(Math.max(0, done - told));
        told = Math.max(told, done);
        monitor.subTask(step + (now == null ? "" : ": " + sentence(now)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        if (!left) {
          run.stop();
        }
        return unknown(run);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a run's end is never exceptional", e);
      }
    }
  }

  private String sentence(RunEvent.Progress now) {
    rate.at(System.nanoTime(), now.done());
    String speed = rate.sentence(now.done(), now.total(), now.unit());
    return now.done() + (now.total() > 0 ? " of " + now.total() : "") + " " + now.unit() + (speed.isEmpty() ? "" : ", " + speed);
  }

  private static RunResult unknown(RunHandle run) {
    return new RunResult(run.id(), RunStatus.STOPPED, "", false, Map.of(), List.of());
  }

  @Override
  public boolean belongsTo(Object family) {
    return family == RunJob.class;
  }
}
