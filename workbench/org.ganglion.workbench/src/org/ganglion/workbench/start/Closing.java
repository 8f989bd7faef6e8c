package org.ganglion.workbench.start;

import java.lang.reflect.InvocationTargetException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.swt.widgets.Shell;
import org.ganglion.workbench.run.Runs;

/** Asks before runs of this process end with its window. */
public final class Closing {
  /** Ends them with a checkpoint. */
  public static final String STOP = "Stop, to resume later";
  /** Lets window and runs be. */
  public static final String KEEP = "Keep the window";

  private Closing() {}

  /** Whether the window may close; by then its runs have written a checkpoint and ended. */
  static boolean ask(Shell shell, Runs runs) {
    int running = runs.running();
    if (running == 0) {
      return true;
    }
    boolean stop = MessageDialog.open(MessageDialog.QUESTION, shell, "Ganglion", (running == 1 ? "A run is" : running + " runs are")
        + " under way in this window, and would end with it. Stopped at a checkpoint, it can be resumed later, in a window or by 'ganglion resume'.",
        0, STOP, KEEP) == 0;
    if (stop) {
      runs.stopAll();
      await(shell, runs);
    }
    return stop;
  }

  private static void await(Shell shell, Runs runs) {
    try {
      new ProgressMonitorDialog(shell).run(true, false, monitor -> {
        monitor.beginTask("Waiting for the checkpoint", org.eclipse.core.runtime.IProgressMonitor.UNKNOWN);
        runs.awaitEnd();
      });
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
