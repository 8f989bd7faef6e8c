package org.ganglion.workbench.start;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.ganglion.workbench.design.EmptyEditors;
import org.ganglion.workbench.model.session.Session;

/** The window: its size at first, its title, its bars. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  private final Session session;

  WindowAdvisor(IWorkbenchWindowConfigurer configurer, Session session) {
    super(configurer);
    this.session = session;
  }

  @Override
  public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
    return new StatusLine(configurer, session.connection());
  }

  @Override
  public void preWindowOpen() {
    IWorkbenchWindowConfigurer window = getWindowConfigurer();
    Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
    window.setInitialSize(new Point(Math.min(WIDTH, screen.width), Math.min(HEIGHT, screen.height)));
    window.setShowCoolBar(true);
    window.setShowStatusLine(true);
    window.setShowPerspectiveBar(true);
    window.setShowProgressIndicator(true);
    window.setTitle("Ganglion – " + session.home());
  }

  @Override
  public void postWindowOpen() {
    EmptyEditors.follow(getWindowConfigurer().getWindow());
  }
}
