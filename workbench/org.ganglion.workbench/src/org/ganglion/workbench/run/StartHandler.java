package org.ganglion.workbench.run;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.ganglion.workbench.design.WorkflowEditor;
import org.ganglion.workbench.start.Perspectives;

/** Runs the workflow in the editor, as it stands there, and shows the run. */
public final class StartHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (window.getActivePage().getActiveEditor() instanceof WorkflowEditor editor) {
      if (!editor.text().problems().isEmpty()) {
        editor.text().setFocus();
        return null;
      }
      window.getService(Runs.class).start(editor.getPartName(), editor.source(), Map.of());
      try {
        window.getWorkbench().showPerspective(Perspectives.RUN, window);
      } catch (WorkbenchException e) {
        throw new ExecutionException("the Run perspective cannot be shown", e);
      }
    }
    return null;
  }
}
