package org.ganglion.workbench.design;

import java.util.Optional;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;

/** Asks for the name of a new workflow. */
final class NewWorkflow {
  private NewWorkflow() {}

  /** The name, unless the user thought better of it. */
  static Optional<String> ask(Shell shell, Workflows workflows) {
    InputDialog dialog = new InputDialog(shell, "New workflow", "Name of the workflow", "my-workflow", name -> workflows.refuses(name).orElse(null));
    return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
  }
}
