package org.ganglion.workbench.run;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.ganglion.runtime.api.RunStatus;

/** Stops or resumes the run that was chosen last; does nothing where that makes no sense. */
public final class ChosenRunHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    Runs runs = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(Runs.class);
    runs.board().state().main().ifPresent(run -> {
      boolean running = run.summary().status() == RunStatus.RUNNING;
      if (event.getCommand().getId().endsWith(".stop")) {
        if (running) {
          runs.stop(run.summary().id());
        }
      } else if (!running && run.summary().status() != RunStatus.SUCCEEDED) {
        runs.resume(run.summary().id());
      }
    });
    return null;
  }
}
