package org.ganglion.workbench.design;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** What stands where at first. */
public final class DesignPerspective implements IPerspectiveFactory {
  @Override
  public void createInitialLayout(IPageLayout layout) {
    layout.addView("org.ganglion.workbench.operators", IPageLayout.LEFT, 0.22f, layout.getEditorArea());
  }
}
