package org.ganglion.data.table;

import java.util.regex.Pattern;

/** How numbers are written. */
enum Decimal {
  /** 1234.5 or 1.2e3 */
  POINT("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?"),
  /** 1234,5 or 1.234,5 */
  COMMA("[-+]?((\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d*)?|,\\d+)([eE][-+]?\\d+)?");

  private final Pattern form;

  Decimal(String form) {
    this.form = Pattern.compile(form);
  }

  /** Whether a cell is a finite number of this form. */
  boolean fits(String cell) {
    return form.matcher(cell).matches() && (cell.length() < 300 && cell.indexOf('e') < 0 && cell.indexOf('E') < 0 || Double.isFinite(value(cell)));
  }

  /** The number that a fitting cell stands for. */
  double value(String cell) {
    return Double.parseDouble(this == COMMA ? cell.replace(".", "").replace(',', '.') : cell);
  }
}
