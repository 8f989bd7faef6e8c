package org.ganglion.workbench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.ganglion.workbench.design.Workflows;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.run.Runs;
import org.ganglion.workbench.smoke.Smoke;

/** Which perspective comes first, and that the layout is remembered. */
final class Advisor extends WorkbenchAdvisor {
  private final Session session;
  private final Runs runs;
  private final Optional<Path> file;
  private final Optional<Smoke> smoke;

  Advisor(Session session, Runs runs, Optional<Path> file, Optional<Smoke> smoke) {
    this.session = session;
    this.runs = runs;
    this.file = file;
    this.smoke = smoke;
  }

  @Override
  public void initialize(IWorkbenchConfigurer configurer) {
    configurer.setSaveAndRestore(true);
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
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    return Closing.ask(window == null ? null : window.getShell(), runs);
  }

  @Override
  public void postStartup() {
    file.ifPresent(this::open);
    smoke.ifPresent(test -> {
      try {
        test.begin(getWorkbenchConfigurer().getWorkbench().getDisplay());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** The workflow that the command line names, wherever the window was left. */
  private void open(Path named) {
    IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    try {
      new Workflows(session).open(PlatformUI.getWorkbench().showPerspective(Perspectives.DESIGN, window), named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (WorkbenchException e) {
      throw new IllegalStateException("perspective and editor are the workbench's own", e);
    }
  }
}
