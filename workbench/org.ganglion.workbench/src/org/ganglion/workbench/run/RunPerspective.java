package org.ganglion.workbench.run;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.ganglion.workbench.run.artifacts.ArtifactsView;
import org.ganglion.workbench.run.curves.CurvesView;

/** Runs and their progress at the left, curves above artifacts and log. */
public final class RunPerspective implements IPerspectiveFactory {
  @Override
  public void createInitialLayout(IPageLayout layout) {
    layout.setEditorAreaVisible(false);
    layout.addView(RunsView.ID, IPageLayout.LEFT, 0.3f, layout.getEditorArea());
    layout.addView(IPageLayout.ID_PROGRESS_VIEW, IPageLayout.BOTTOM, 0.72f, RunsView.ID);
    IFolderLayout curves = layout.createFolder("curves", IPageLayout.TOP, 0.5f, layout.getEditorArea());
    curves.addView(CurvesView.ID);
    IFolderLayout artifacts = layout.createFolder("artifacts", IPageLayout.BOTTOM, 0.5f, layout.getEditorArea());
    artifacts.addView(ArtifactsView.ID);
    layout.addView(LogView.ID, IPageLayout.RIGHT, 0.55f, "artifacts");
  }
}
