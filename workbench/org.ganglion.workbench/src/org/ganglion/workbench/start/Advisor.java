package org.ganglion.workbench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.smoke.Smoke;

/** Which perspective comes first, and that the layout is remembered. */
final class Advisor extends WorkbenchAdvisor {
  private final Session session;
  private final Optional<Smoke> smoke;

  Advisor(Session session, Optional<Smoke> smoke) {
    this.session = session;
    this.smoke = smoke;
  }

  @Override
  public void initialize(IWorkbenchConfigurer configurer) {
    // A smoke test begins from nothing each time.
    configurer.setSaveAndRestore(smoke.isEmpty());
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
