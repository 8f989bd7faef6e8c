package org.ganglion.workbench.plugins;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Plug-ins above what happens to them. */
public final class PluginsPerspective implements IPerspectiveFactory {
  @Override
  public void createInitialLayout(IPageLayout layout) {
    layout.setEditorAreaVisible(false);
    layout.addView(PluginsView.ID, IPageLayout.TOP, 0.62f, layout.getEditorArea());
    layout.addView(MovesView.ID, IPageLayout.BOTTOM, 0.38f, layout.getEditorArea());
  }
}
