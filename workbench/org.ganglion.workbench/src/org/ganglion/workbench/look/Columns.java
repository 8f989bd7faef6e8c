package org.ganglion.workbench.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** Columns of a table, added one after the other. */
public record Columns(Table table) {
  /** Adds a column of a width in pixels. */
  public Columns add(String name, int width) {
    TableColumn column = new TableColumn(table, SWT.LEFT);
    column.setText(name);
    column.setWidth(width);
    return this;
  }
}
