package org.ganglion.workbench.start;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.ganglion.workbench.model.session.Session;

/** The window: its size at first, its title, its bars. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {
  private final Session session;

  WindowAdvisor(IWorkbenchWindowConfigurer configurer, Session session) {
    super(configurer);
    this.session = session;
  }

  @Override
  public void preWindowOpen() {
    IWorkbenchWindowConfigurer window = getWindowConfigurer();
    window.setInitialSize(new Point(1360, 860));
    window.setShowCoolBar(true);
    window.setShowStatusLine(true);
    window.setShowPerspectiveBar(true);
    window.setShowProgressIndicator(true);
    window.setTitle("Ganglion – " + session.home());
  }
}
