package org.ganglion.workbench.look;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;
import org.ganglion.workbench.model.session.Changes;
import org.osgi.service.event.EventHandler;

/** A view that shows anew what has changed, until it is closed. */
public abstract class FollowingView extends ViewPart {
  private Control control;
  private Changes changes;
  private Runnable again;
  private IEventBroker broker;
  private final EventHandler repaint = event -> Ui.later(control, () -> {
    recolour();
    again.run();
  });

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
    // Colours of rows belong to the theme that they were made under.
    broker = getSite().getService(IEventBroker.class);
    broker.subscribe(IThemeEngine.Events.THEME_CHANGED, repaint);
    fill.run();
  }

  /** What was made in the colours of another theme is to be made anew. */
  protected void recolour() {
    // Most views have no colours of their own.
  }

  @Override
  public void setFocus() {
    control.setFocus();
  }

  @Override
  public void dispose() {
    if (changes != null) {
      changes.remove(again);
      broker.unsubscribe(repaint);
    }
    super.dispose();
  }
}
