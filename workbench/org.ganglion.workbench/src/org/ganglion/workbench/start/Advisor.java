package org.ganglion.workbench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.run.Runs;
import org.ganglion.workbench.smoke.Smoke;

/** Which perspective comes first, and that the layout is remembered. */
final class Advisor extends WorkbenchAdvisor {
  private final Session session;
  private final Runs runs;
  private final Optional<Smoke> smoke;

  Advisor(Session session, Runs runs, Optional<Smoke> smoke) {
    this.session = session;
    this.runs = runs;
    this.smoke = smoke;
  }

  @Override
  public void initialize(IWorkbenchConfigurer configurer) {
    // A smoke test begins from nothing each time.
    configurer.setSaveAndRestore(smoke.isEmpty());
    PlatformUI.getPreferenceStore().setDefault(IWorkbenchPreferenceConstants.SHOW_TEXT_ON_PERSPECTIVE_BAR, true);
  }

  @Override
  public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
    return new WindowAdvisor(configurer, session);
  }

  @Override
  public String getInitialWindowPerspectiveId() {
    return Perspectives.DESIGN;
  }

  @Override
  public boolean preShutdown() {
    if (session.connection().attached()) {
      runs.leaveAll();
      return true;
    }
    int running = runs.running();
    if (running == 0 || smoke.isPresent()) {
      return true;
    }
    boolean stop = MessageDialog.openQuestion(null, "Ganglion", (running == 1 ? "A run is" : running + " runs are")
        + " under way in this window. Shall it write a checkpoint and end? It can be resumed later.");
    if (stop) {
      runs.stopAll();
      runs.awaitEnd();
    }
    return stop;
  }

  @Override
  public void postStartup() {
    smoke.ifPresent(test -> {
      try {
        test.begin(getWorkbenchConfigurer().getWorkbench().getDisplay());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
