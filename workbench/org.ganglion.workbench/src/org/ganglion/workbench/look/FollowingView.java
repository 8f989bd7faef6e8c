package org.ganglion.workbench.look;

import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;
import org.ganglion.workbench.model.session.Changes;

/** A view that shows anew what has changed, until it is closed. */
public abstract class FollowingView extends ViewPart {
  private Control control;
  private Changes changes;
  private Runnable again;

  /**
   * Shows it now and after each change.
   *
   * @param control gets the focus
   * @param fill is called on the UI thread
   */
  protected final void follow(Changes what, Control newControl, Runnable fill) {
    changes = what;
    control = newControl;
    again = () -> Ui.later(newControl, fill);
    changes.onChange(again);
    fill.run();
  }

  @Override
  public void setFocus() {
    control.setFocus();
  }

  @Override
  public void dispose() {
    if (changes != null) {
      changes.remove(again);
    }
    super.dispose();
  }
}
