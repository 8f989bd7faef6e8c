package org.ganglion.workbench.start;

import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.StatusLineLayoutData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.ganglion.workbench.look.Palette;
import org.ganglion.workbench.look.Ui;
import org.ganglion.workbench.model.session.Connection;

/** The status line with, at its right, whose platform the window works on; in the colour of problems while nobody answers. */
final class StatusLine extends ActionBarAdvisor {
  private final Connection connection;

  StatusLine(IActionBarConfigurer configurer, Connection connection) {
    super(configurer);
    this.connection = connection;
  }

  @Override
  protected void fillStatusLine(IStatusLineManager line) {
    line.add(new Where(connection));
  }

  private static final class Where extends ContributionItem {
    private static final int ROOM = 640;

    private final Connection connection;

    Where(Connection connection) {
      super("org.ganglion.workbench.connection");
      this.connection = connection;
    }

    @Override
    public void fill(Composite parent) {
      CLabel label = new CLabel(parent, SWT.NONE);
      StatusLineLayoutData room = new StatusLineLayoutData();
      room.widthHint = ROOM;
      label.setLayoutData(room);
      Runnable again = () -> Ui.later(label, () -> show(label));
      connection.changes().onChange(again);
      label.addListener(SWT.Dispose, event -> connection.changes().remove(again));
      show(label);
    }

    private void show(CLabel label) {
      label.setForeground(connection.there() ? null : Palette.of(label).problem());
      label.setText(connection.sentence());
      label.setToolTipText(connection.sentence());
    }
  }
}
