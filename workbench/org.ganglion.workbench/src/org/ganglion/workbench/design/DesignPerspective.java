package org.ganglion.workbench.design;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Operators and files at the left of the workflow. */
public final class DesignPerspective implements IPerspectiveFactory {
  @Override
  public void createInitialLayout(IPageLayout layout) {
    IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.2f, layout.getEditorArea());
    left.addView(OperatorsView.ID);
    layout.addView(WorkflowsView.ID, IPageLayout.BOTTOM, 0.6f, "left");
  }
}
