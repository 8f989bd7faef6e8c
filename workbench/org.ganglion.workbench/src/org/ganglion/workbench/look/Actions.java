package org.ganglion.workbench.look;

import org.eclipse.jface.action.Action;

/** Buttons of a view's tool bar, as words. */
public final class Actions {
  private Actions() {}

  /** A button that does something; {@code help} says what. */
  public static Action of(String name, String help, Runnable action) {
    Action button = new Action(name) {
      @Override
      public void run() {
        action.run();
      }
    };
    button.setToolTipText(help);
    return button;
  }
}
