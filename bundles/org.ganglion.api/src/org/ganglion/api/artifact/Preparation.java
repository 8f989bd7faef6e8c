package org.ganglion.api.artifact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was learned from training data about how raw columns become numbers that a network takes, so that the same is done to every later row: in
 * evaluation, in a live workflow, on a device. Steps act on one row at a time, in order; none looks at other rows. Written as
 * {@code preparation.json}.
 */
@ArtifactType("ganglion:preparation/1")
public record Preparation(List<Step> steps) {
  public Preparation {
    steps = List.copyOf(steps);
  }

  /** One change of one column. */
  public sealed interface Step permits Fill, Scale, OneHot, Remove {
    /** The column that it reads. */
    String column();
  }

  /**
   * Puts a value where a number is missing.
   *
   * @param mask whether a column {@code <column>.missing} says where: 1 there, else 0
   */
  public record Fill(String column, double value, boolean mask) implements Step {}

  /** Makes {@code (x − shift)·scale} of a number x. */
  public record Scale(String column, double shift, double scale) implements Step {}

  /** Makes a column {@code <column>=<category>} of 0 and 1 for each category, in place of the words; a word that is none of them gives 0 in all. */
  public record OneHot(String column, List<String> categories) implements Step {
    public OneHot {
      categories = List.copyOf(categories);
    }
  }

  /** Leaves a column out. */
  public record Remove(String column) implements Step {}

  /**
   * One row prepared: numbers as {@code Number} (missing: NaN or null), words as {@code String}; other columns stay as they are.
   *
   * @throws IllegalArgumentException when a column is missing, or of another kind than in training
   */
  public Map<String, Object> apply(Map<String, Object> row) {
    Map<String, Object> result = new LinkedHashMap<>(row);
    for (Step step : steps) {
      if (!result.containsKey(step.column())) {
        throw new IllegalArgumentException("there is no column '" + step.column() + "', which the preparation reads");
      }
      Object value = result.get(step.column());
      if (step instanceof Fill) {
        Fill fill = (Fill) step;
        double number = number(fill.column(), value);
        result.put(fill.column(), Double.isNaN(number) ? fill.value() : number);
        if (fill.mask()) {
          result.put(fill.column() + ".missing", Double.isNaN(number) ? 1.0 : 0.0);
        }
      } else if (step instanceof Scale) {
        Scale scale = (Scale) step;
        result.put(scale.column(), (number(scale.column(), value) - scale.shift()) * scale.scale());
      } else if (step instanceof OneHot) {
        result.remove(step.column());
        for (String category : ((OneHot) step).categories()) {
          result.put(step.column() + "=" + category, category.equals(value) ? 1.0 : 0.0);
        }
      } else {
        result.remove(step.column());
      }
    }
    return result;
  }

  /**
   * A table prepared, column by column; the same as {@link #apply(Map)} row by row.
   *
   * @throws IllegalArgumentException when a column is missing, or of another kind than in training
   */
  public Table apply(Table table) {
    Map<String, Table.Column> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column.name(), column));
    for (Step step : steps) {
      Table.Column column = columns.get(step.column());
      if (column == null) {
        throw new IllegalArgumentException("there is no column '" + step.column() + "', which the preparation reads");
      }
      if (step instanceof Fill) {
        double[] values = numbers(column);
        double[] mask = new double[values.length];
        for (int i = 0; i < values.length; i++) {
          mask[i] = Double.isNaN(values[i]) ? 1 : 0;
          values[i] = mask[i] > 0 ? ((Fill) step).value() : values[i];
        }
        columns.put(column.name(), new Table.Numbers(column.name(), values));
        if (((Fill) step).mask()) {
          columns.put(column.name() + ".missing", new Table.Numbers(column.name() + ".missing", mask));
        }
      } else if (step instanceof Scale) {
        double[] values = numbers(column);
        for (int i = 0; i < values.length; i++) {
          values[i] = (values[i] - ((Scale) step).shift()) * ((Scale) step).scale();
        }
        columns.put(column.name(), new Table.Numbers(column.name(), values));
      } else if (step instanceof OneHot) {
        columns.remove(column.name());
        for (String category : ((OneHot) step).categories()) {
          String name = column.name() + "=" + category;
          columns.put(name, new Table.Numbers(name, words(column).stream().mapToDouble(word -> category.equals(word) ? 1 : 0).toArray()));
        }
      } else {
        columns.remove(column.name());
      }
    }
    return new Table(new ArrayList<>(columns.values()));
  }

  private static double number(String column, Object value) {
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Number) {
      return ((Number) value).doubleValue();
    }
    throw new IllegalArgumentException("column '" + column + "' was of numbers in training, and is '" + value + "' here");
  }

  private static double[] numbers(Table.Column column) {
    if (column instanceof Table.Numbers) {
      return ((Table.Numbers) column).values().clone();
    }
    throw new IllegalArgumentException("column '" + column.name() + "' was of numbers in training, and holds words here");
  }

  private static List<String> words(Table.Column column) {
    if (column instanceof Table.Words) {
      return ((Table.Words) column).values();
    }
    throw new IllegalArgumentException("column '" + column.name() + "' was of words in training, and holds numbers here");
  }
}
