package org.ganglion.workbench.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** A row of buttons, as words, above what they act on. */
public final class Actions {
  private final ToolBar bar;

  private Actions(ToolBar bar) {
    this.bar = bar;
  }

  /** A row at the top of a view, whose other content follows below. */
  public static Actions above(Composite parent) {
    GridLayout layout = new GridLayout();
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    parent.setLayout(layout);
    ToolBar bar = new ToolBar(parent, SWT.FLAT | SWT.WRAP);
    bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    return new Actions(bar);
  }

  /** Adds a button; {@code help} says what it does. */
  public Actions add(String name, String help, Runnable action) {
    ToolItem item = new ToolItem(bar, SWT.PUSH);
    // A flat button without a picture has no room of its own around the word.
    item.setText("  " + name + "  ");
    item.setToolTipText(help);
    item.addListener(SWT.Selection, event -> action.run());
    return this;
  }

  /** Gives a control the room below the buttons. */
  public static void fill(Control control) {
    control.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
  }
}
