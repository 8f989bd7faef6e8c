package org.ganglion.workbench.run.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.ganglion.workbench.look.Columns;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** The first rows of a table or of curves. Where rows have a place on a map, the map stands beside them. */
public final class TableViewer implements ArtifactViewer {
  private static final int MOST_ROWS = 10_000;
  private static final int MOST_SIGNAL = 1_000_000;
  private static final int LEAST_WIDTH = 60;
  private static final int MOST_WIDTH = 320;

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
    return read(folder, Map.of());
  }

  @Override
  public View read(Path folder, Map<String, Path> inputs) throws IOException {
    Rows rows = Rows.read(folder.resolve(file), MOST_ROWS);
    if (!Scatter.fits(rows)) {
      return parent -> create(parent, rows);
    }
    Path series = inputs.get("series");
    Optional<Rows> signal = series == null || !Files.exists(series.resolve(file)) ? Optional.empty()
        : Optional.of(Rows.read(series.resolve(file), MOST_SIGNAL));
    return parent -> new LinkedScatter(parent, rows, signal);
  }

  /** Whole numbers are written with a point in files; people read them without. */
  private static String plain(String cell) {
    return cell.endsWith(".0") ? cell.substring(0, cell.length() - 2) : cell;
  }

  /** A table of rows that are made when they are seen. */
  static Table create(Composite parent, Rows rows) {
    Table table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE);
    table.setHeaderVisible(true);
    table.setLinesVisible(true);
    Columns columns = new Columns(table);
    rows.header().forEach(name -> columns.add(name, Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, 9 * rows.longest(name) + 20))));
    table.addListener(SWT.SetData, event -> ((TableItem) event.item)
        .setText(rows.rows().get(event.index).stream().map(TableViewer::plain).toArray(String[]::new)));
    table.setItemCount(rows.rows().size());
    return table;
  }
}
