package org.ganglion.data.table;

/** What the cells of a column are. */
public enum CellType {
  /** Numbers, or missing. */
  NUMBERS,
  /** Text of any kind. */
  WORDS
}
