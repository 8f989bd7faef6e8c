package org.ganglion.report.page;

import org.ganglion.api.artifact.Table;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;

/** The first rows of a table. */
final class TableHead {
  private static final int ROWS = 10;
  private static final int COLUMNS = 24;

  private TableHead() {}

  static void write(Html html, String port, Table table) {
    if (table.rows() == 0) {
      html.leaf("p", port + ": no rows", "class", "dim");
      return;
    }
    String shown = table.rows() > ROWS ? "first " + ROWS + " of " + Numbers.of(table.rows()) + " rows" : table.rows() + " rows";
    if (table.columns().size() > COLUMNS) {
      shown += ", first " + COLUMNS + " of " + table.columns().size() + " columns";
    }
    var columns = table.columns().stream().limit(COLUMNS).toList();
    html.open("div", "class", "wide").open("table").open("caption").text(port + " ").leaf("span", shown, "class", "dim").close();
    html.open("thead").open("tr");
    columns.forEach(column -> html.leaf("th", column.name(), "scope", "col", "class", column instanceof Table.Numbers ? "number" : null));
    html.close(2).open("tbody");
    for (int row = 0; row < Math.min(ROWS, table.rows()); row++) {
      html.open("tr");
      for (Table.Column column : columns) {
        switch (column) {
          case Table.Numbers numbers -> html.leaf("td", Numbers.of(numbers.values()[row]), "class", "number");
          case Table.Words words -> html.leaf("td", words.values().get(row));
        }
      }
      html.close();
    }
    html.close(3);
  }
}
