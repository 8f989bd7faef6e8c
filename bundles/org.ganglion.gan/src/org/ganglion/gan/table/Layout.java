package org.ganglion.gan.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;

/**
 * How the columns of a table lie side by side in a sample: a number is one value from −1 to 1, a word a one-hot row.
 *
 * @param fields in the table's order
 */
public record Layout(List<Field> fields) {
  /** More different words than this are names, not categories. */
  private static final int MOST_WORDS = 100;

  /** A column. */
  public sealed interface Field {
    /** Name of the column. */
    String name();

    /** Values that it takes in a sample. */
    int width();
  }

  /** A column of numbers between two ends. */
  public record Number(String name, double low, double high) implements Field {
    @Override
    public int width() {
      return 1;
    }
  }

  /** A column of categories. */
  public record Category(String name, List<String> words) implements Field {
    @Override
    public int width() {
      return words.size();
    }
  }

  /**
   * Read off a table.
   *
   * @throws InputException for a table without rows, a number that is missing, or a column of more words than categories can be
   */
  public static Layout of(Table table) {
    if (table.rows() < 2) {
      throw new InputException("table: a GAN learns the variety among rows, and " + table.rows() + " has none: give at least 2, better some hundred");
    }
    return new Layout(table.columns().stream().map(Layout::field).toList());
  }

  private static Field field(Table.Column column) {
    return switch (column) {
      case Table.Numbers numbers -> {
        if (Arrays.stream(numbers.values()).anyMatch(value -> !Double.isFinite(value))) {
          throw new InputException("table: column '" + numbers.name()
              + "' has missing values; fill them first, by data.fill-gaps or data.prepare-table");
        }
        yield new Number(numbers.name(), Arrays.stream(numbers.values()).min().orElse(0), Arrays.stream(numbers.values()).max().orElse(0));
      }
      case Table.Words words -> {
        List<String> different = words.values().stream().distinct().sorted().toList();
        if (different.size() > MOST_WORDS) {
          throw new InputException(
              "table: column '" + words.name() + "' has " + different.size() + " different words, more than the " + MOST_WORDS
              + " that categories can be; leave it out");
        }
        yield new Category(words.name(), different);
      }
    };
  }

  /** Values of one sample. */
  public int width() {
    return fields.stream().mapToInt(Field::width).sum();
  }

  /** As facts of a model. */
  public Map<String, String> about() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("columns", String.valueOf(fields.size()));
    for (int i = 0; i < fields.size(); i++) {
      about.put("column" + i, switch (fields.get(i)) {
        case Number number -> "number\n" + number.name() + "\n" + number.low() + "\n" + number.high();
        case Category category -> "category\n" + category.name() + "\n" + String.join("\n", category.words());
      });
    }
    return about;
  }

  /** From facts of a model. */
  public static Layout of(Map<String, String> about) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(about.get("columns")); i++) {
      List<String> lines = Arrays.asList(about.get("column" + i).split("\n", -1));
      fields.add(lines.get(0).equals("number")
          ? new Number(lines.get(1), Double.parseDouble(lines.get(2)), Double.parseDouble(lines.get(3)))
          : new Category(lines.get(1), List.copyOf(lines.subList(2, lines.size()))));
    }
    return new Layout(fields);
  }

  /** The sample of every row. */
  public float[][] rows(Table table) {
    float[][] rows = new float[table.rows()][width()];
    int at = 0;
    for (int c = 0; c < fields.size(); c++) {
      for (int i = 0; i < rows.length; i++) {
        switch (fields.get(c)) {
          case Number number -> {
            double span = Math.max(number.high() - number.low(), Double.MIN_NORMAL);
            rows[i][at] = (float) (2 * (((Table.Numbers) table.columns().get(c)).values()[i] - number.low()) / span - 1);
          }
          case Category category -> rows[i][at + category.words().indexOf(((Table.Words) table.columns().get(c)).values().get(i))] = 1;
        }
      }
      at += fields.get(c).width();
    }
    return rows;
  }

  /** The table of samples: of a category's values the largest counts. */
  public Table table(float[][] rows) {
    List<Table.Column> columns = new ArrayList<>();
    int at = 0;
    for (Field field : fields) {
      int from = at;
      columns.add(switch (field) {
        case Number number ->
            new Table.Numbers(
                number.name(), Arrays.stream(rows).mapToDouble(row -> number.low() + (row[from] + 1) / 2 * (number.high() - number.low())).toArray());
        case Category category ->
            new Table.Words(category.name(), Arrays.stream(rows).map(row -> category.words().get(largest(row, from, category.width()))).toList());
      });
      at += field.width();
    }
    return new Table(columns);
  }

  private static int largest(float[] row, int from, int width) {
    int best = 0;
    for (int i = 1; i < width; i++) {
      best = row[from + i] > row[from + best] ? i : best;
    }
    return best;
  }
}
