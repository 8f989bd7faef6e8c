package org.ganglion.data.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Table;
import org.ganglion.kit.chart.Histogram;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;
import org.ganglion.kit.page.Page;

/** What a table holds, column by column, as a page with histograms, frequent words and examples. */
public final class TableProfile {
  private static final int BARS = 30;
  private static final int WORDS = 6;
  private static final int MOST_COLUMNS = 200;

  private final Table table;

  public TableProfile(Table table) {
    this.table = table;
  }

  /** Figures of every column, by its name. */
  public List<Map<String, Object>> figures() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("column", column.name());
      row.put("kind", column instanceof Table.Numbers ? "numbers" : "words");
      row.put("missing", missing(column));
      row.put("different", different(column));
      note(column).ifPresent(text -> row.put("note", text));
      rows.add(row);
    }
    return rows;
  }

  /** The page. */
  public Document page(String name, String title) {
    return Page.document(name, title, html -> {
      html.open("section").open("p").text(Numbers.of(table.rows()) + " rows, " + table.columns().size() + " columns");
      html.text(table.columns().size() > MOST_COLUMNS ? ", the first " + MOST_COLUMNS + " of them below." : ".").close();
      notes(html);
      html.open("div", "class", "plots");
      table.columns().stream().limit(MOST_COLUMNS).forEach(column -> draw(html, column));
      html.close(2);
    });
  }

  private void notes(Html html) {
    List<String> notes = new ArrayList<>();
    table.columns().forEach(column -> note(column).ifPresent(text -> notes.add(column.name() + ": " + text)));
    if (!notes.isEmpty()) {
      html.leaf("h3", "Worth a look").open("ul");
      notes.forEach(text -> html.leaf("li", text));
      html.close();
    }
  }

  private void draw(Html html, Table.Column column) {
    switch (column) {
      case Table.Numbers numbers -> {
        html.open("div");
        Histogram.draw(html, column.name(), numbers.values(), BARS);
        double[] present = present(numbers);
        html.leaf("p", present.length == 0 ? "no value" : "mean " + Numbers.of(Arrays.stream(present).average().orElseThrow()) + ", median "
            + Numbers.of(present[present.length / 2]) + gaps(column) + ", for example " + examples(column), "class", "dim").close();
      }
      case Table.Words words -> words(html, words);
    }
  }

  private void words(Html html, Table.Words column) {
    Map<String, Long> counts = column.values().stream().collect(Collectors.groupingBy(word -> word, LinkedHashMap::new, Collectors.counting()));
    counts.remove("");
    var frequent = counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(WORDS).toList();
    html.open("div").open("table").open("caption").text(column.name()).close().open("tbody");
    double most = frequent.isEmpty() ? 1 : frequent.get(0).getValue();
    for (var entry : frequent) {
      html.open("tr").leaf("th", shorten(entry.getKey()), "scope", "row").open("td", "class", "lane").open("div");
      html.open("i", "style", String.format(Locale.ROOT, "left:0;width:%.1f%%", 100 * entry.getValue() / most)).close(3);
      html.leaf("td", Numbers.of(entry.getValue()), "class", "number").close();
    }
    html.close(2).leaf("p", counts.size() + " different words" + gaps(column), "class", "dim").close();
  }

  private String gaps(Table.Column column) {
    int missing = missing(column);
    return missing == 0 ? "" : ", " + Numbers.of(missing) + " missing (" + Numbers.of(Math.round(1000.0 * missing / table.rows()) / 10.0) + " %)";
  }

  private String examples(Table.Column column) {
    double[] values = ((Table.Numbers) column).values();
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).limit(3).mapToObj(Numbers::of).collect(Collectors.joining(", "));
  }

  private static String shorten(String text) {
    return text.length() > 40 ? text.substring(0, 39) + "…" : text;
  }

  private static double[] present(Table.Numbers column) {
    return Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  private static int missing(Table.Column column) {
    return switch (column) {
      case Table.Numbers numbers -> (int) Arrays.stream(numbers.values()).filter(Double::isNaN).count();
      case Table.Words words -> (int) words.values().stream().filter(String::isEmpty).count();
    };
  }

  private static long different(Table.Column column) {
    return switch (column) {
      case Table.Numbers numbers -> changes(present(numbers));
      case Table.Words words -> words.values().stream().filter(word -> !word.isEmpty()).distinct().count();
    };
  }

  /** How many different values there are among sorted ones; a set of them would take ten times the memory of the column. */
  private static long changes(double[] sorted) {
    return IntStream.range(0, sorted.length).filter(i -> i == 0 || sorted[i] != sorted[i - 1]).count();
  }

  /** What may be wrong with a column. */
  private Optional<String> note(Table.Column column) {
    long different = different(column);
    if (missing(column) == table.rows()) {
      return Optional.of("it has no value at all");
    }
    if (different == 1) {
      return Optional.of("all its values are equal, so nothing can be learned from it");
    }
    if (column instanceof Table.Words && table.rows() > 50 && different == table.rows()) {
      return Optional.of("every row has a word of its own: a name or an id, which cannot be generalised from");
    }
    return missing(column) > table.rows() / 2 ? Optional.of("more than half of it is missing") : Optional.empty();
  }
}
