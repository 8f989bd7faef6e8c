package org.ganglion.anomaly;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/**
 * Paragraphs as rows of numbers: how often each run of letters occurs, hashed into a few columns with a sign (Weinberger et al., 2009), over the root
 * of all counts' squares, so that long and short paragraphs compare.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.text-rows", version = "1.0", summary = "Turns paragraphs into rows of hashed n-grams")
public final class TextRows implements Operator<TextRows.In, TextRows.Params, TextRows.Out> {
  /** The paragraphs. */
  public record In(@Port("a paragraph in each row") Table table) {}

  /** How. */
  public record Params(
      @Default("text") @Help("column of the paragraphs") String column,
      @Default("3") @Min(1) @Help("letters in a run; capitals count as small ones") int letters,
      @Default("64") @Min(2) @Help("columns that the runs are hashed into") int columns) {}

  /** The rows. */
  public record Out(@Port("the other columns, and gram1, gram2 …") Table rows) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    List<String> names = in.table().columns().stream().map(Table.Column::name).toList();
    Table.Column column = in.table().column(params.column())
        .orElseThrow(() -> new InputException("table: there is no column '" + params.column() + "'; " + Names.offer(params.column(), names)));
    if (!(column instanceof Table.Words texts)) {
      throw new InputException("table: column '" + params.column() + "' holds numbers, paragraphs are needed");
    }
    double[][] grams = new double[params.columns()][texts.size()];
    for (int row = 0; row < texts.size(); row++) {
      count(texts.values().get(row).toLowerCase(Locale.ROOT), params.letters(), grams, row);
    }
    List<Table.Column> columns = new ArrayList<>(in.table().columns().stream().filter(other -> other != column).toList());
    for (int c = 0; c < grams.length; c++) {
      columns.add(new Table.Numbers("gram" + (c + 1), grams[c]));
    }
    return new Out(new Table(columns));
  }

  private static void count(String text, int letters, double[][] grams, int row) {
    CRC32C hash = new CRC32C();
    for (int at = 0; at + letters <= text.length(); at++) {
      hash.reset();
      hash.update(text.substring(at, at + letters).getBytes(StandardCharsets.UTF_8));
      long value = hash.getValue();
      grams[(int) (value >>> 1) % grams.length][row] += (value & 1) == 0 ? 1 : -1;
    }
    double squares = 0;
    for (double[] gram : grams) {
      squares += gram[row] * gram[row];
    }
    for (double[] gram : grams) {
      gram[row] /= Math.sqrt(Math.max(1, squares));
    }
  }
}
