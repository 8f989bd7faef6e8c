package org.ganglion.workbench.run.artifacts;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** The first rows of a table or of curves; rows are made when they are seen. */
public final class TableViewer implements ArtifactViewer {
  private static final int MOST_ROWS = 10_000;

  private final String file;

  /**
   * A viewer.
   *
   * @param file name of the CSV file in the artifact's folder
   */
  public TableViewer(String file) {
    this.file = file;
  }

  @Override
  public View read(Path folder) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(folder.resolve(file))) {
      for (String line = lines.readLine(); line != null && rows.size() <= MOST_ROWS; line = lines.readLine()) {
        rows.add(Csv.cells(line));
      }
    }
    return parent -> create(parent, rows);
  }

  private static void create(Composite parent, List<List<String>> rows) {
    Table table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION);
    table.setHeaderVisible(true);
    table.setLinesVisible(true);
    List<String> header = rows.isEmpty() ? List.of() : rows.getFirst();
    for (String name : header) {
      TableColumn column = new TableColumn(table, SWT.LEFT);
      column.setText(name);
      column.setWidth(120);
    }
    table.addListener(SWT.SetData, event -> ((TableItem) event.item).setText(rows.get(table.indexOf((TableItem) event.item) + 1).toArray(String[]::new)));
    table.setItemCount(Math.max(0, rows.size() - 1));
  }
}
