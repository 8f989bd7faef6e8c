package org.ganglion.workbench.look;

import org.eclipse.swt.widgets.Widget;

/** The way back from a job to the UI thread. */
public final class Ui {
  private Ui() {}

  /** Does something on the UI thread, soon, unless the widget is gone by then. */
  public static void later(Widget widget, Runnable action) {
    if (!widget.isDisposed()) {
      widget.getDisplay().asyncExec(() -> {
        if (!widget.isDisposed()) {
          action.run();
        }
      });
    }
  }
}
