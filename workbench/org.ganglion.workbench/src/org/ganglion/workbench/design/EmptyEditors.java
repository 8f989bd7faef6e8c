package org.ganglion.workbench.design;

import java.util.Arrays;
import java.util.List;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PerspectiveAdapter;
import org.ganglion.workbench.look.Ui;

/** Shows the start page where no workflow is open, and takes it away when one is. Perspectives without editors stay without. */
public final class EmptyEditors extends PerspectiveAdapter implements IPartListener2 {
  private final IWorkbenchWindow window;

  private EmptyEditors(IWorkbenchWindow window) {
    this.window = window;
  }

  /** Begins to look after a window's editors. */
  public static void follow(IWorkbenchWindow window) {
    EmptyEditors keeper = new EmptyEditors(window);
    window.getPartService().addPartListener(keeper);
    window.addPerspectiveListener(keeper);
    keeper.look();
  }

  @Override
  public void partOpened(IWorkbenchPartReference part) {
    later();
  }

  @Override
  public void partClosed(IWorkbenchPartReference part) {
    later();
  }

  @Override
  public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
    later();
  }

  /** Parts are not changed while they are being changed. */
  private void later() {
    Ui.later(window.getShell(), this::look);
  }

  private void look() {
    IWorkbenchPage page = window.getActivePage();
    if (page == null || window.isClosing() || window.getWorkbench().isClosing()) {
      return;
    }
    List<IEditorReference> all = List.of(page.getEditorReferences());
    IEditorReference[] starts = all.stream().filter(each -> StartPage.ID.equals(each.getId())).toArray(IEditorReference[]::new);
    if (all.isEmpty() && page.isEditorAreaVisible()) {
      try {
        page.openEditor(new StartInput(), StartPage.ID, false);
      } catch (PartInitException e) {
        throw new IllegalStateException("the start page is the workbench's own", e);
      }
    } else if (starts.length > 0 && starts.length < all.size()) {
      Arrays.stream(starts).forEach(start -> page.closeEditors(new IEditorReference[] {start}, false));
    }
  }
}
