package org.ganglion.edge.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Which cells of a row are the model's features. */
final class CsvColumns {
  private CsvColumns() {}

  /** A first row is a header when one of its cells is neither empty nor a number. */
  static boolean isHeader(String[] cells) {
    for (String cell : cells) {
      if (!cell.trim().isEmpty() && !isNumber(cell.trim())) {
        return true;
      }
    }
    return false;
  }

  /** By the names that the package gives, where there is a header and it has them, else the first ones. */
  static int[] places(String[] first, List<String> names, int features, Path file) {
    int[] places = new int[features];
    List<String> header = Arrays.asList(first);
    boolean named = isHeader(first) && names.size() == features;
    for (int k = 0; k < features; k++) {
      places[k] = named ? header.indexOf(names.get(k)) : k;
      if (places[k] < 0 || places[k] >= first.length) {
        throw new IllegalArgumentException(file + " has no column " + (named ? "'" + names.get(k) + "'" : k + 1) + "; the model takes " + features);
      }
    }
    return places;
  }

  static void read(String[] cells, int[] places, float[] raw, int at, String where) {
    for (int k = 0; k < places.length; k++) {
      String cell = places[k] < cells.length ? cells[places[k]].trim() : "";
      if (!cell.isEmpty() && !isNumber(cell)) {
        throw new IllegalArgumentException(where + ": '" + cell + "' is no number");
      }
      raw[at + k] = cell.isEmpty() || cell.equalsIgnoreCase("nan") ? Float.NaN : Float.parseFloat(cell);
    }
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?|NaN|nan");
  }
}
