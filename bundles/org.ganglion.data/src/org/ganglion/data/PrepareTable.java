package org.ganglion.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Preparation;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.prepare.Fitting;
import org.ganglion.data.prepare.Missing;
import org.ganglion.data.prepare.Rows;
import org.ganglion.data.prepare.Scaling;
import org.osgi.service.component.annotations.Component;

/**
 * Makes numbers that a network takes of raw columns. All that is learned is learned from training rows, and kept as a preparation for every later
 * row.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "data.prepare-table", version = "1.0",
    summary = "Fills, scales and encodes the columns of a table; fitted on training rows, kept for later ones")
public final class PrepareTable implements Operator<PrepareTable.In, PrepareTable.Params, PrepareTable.Out> {
  /** Training rows. */
  public record In(@Port("rows to learn from; validation and test go through data.apply-preparation") Table train) {}

  /** How one column differs from the others. */
  public record Column(@Help("what becomes of missing numbers") Optional<Missing> missing,
      @Help("what numbers are scaled to") Optional<Scaling> scale) {}

  /** How. */
  public record Params(
      @Default("mean") @Help("what becomes of missing numbers") Missing missing,
      @Default("standard") @Help("what numbers are scaled to") Scaling scale,
      @Default("[]") @Help("columns left as they are, the target for instance") List<String> keep,
      @Default("[]") @Help("columns left out: names, texts, what will not be known when it matters") List<String> remove,
      @Default("{}") @Help("columns treated otherwise, by name") Map<String, Column> columns,
      @Default("50") @Min(2) @Help("a column of more different words is refused") int mostCategories) {}

  /** Prepared rows, and how to do the same again. */
  public record Out(
      @Port("training rows, prepared") Table table,
      @Port("what was done, to be applied to every other row") Preparation preparation,
      @Port("missing values: what became of them, and what that did to mean and deviation") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Table train = in.train();
    params.keep().forEach(name -> Rows.column(train, "keep", name));
    params.remove().forEach(name -> Rows.column(train, "remove", name));
    params.columns().keySet().forEach(name -> Rows.column(train, "columns", name));
    Fitting fitting = new Fitting(train);
    List<String> droppers = train.columns().stream().filter(Table.Numbers.class::isInstance).map(Table.Column::name)
        .filter(name -> !params.remove().contains(name) && !params.keep().contains(name) && missing(params, name) == Missing.DROP).toList();
    Table used = droppers.isEmpty() ? train : Rows.select(train, fitting.complete(droppers));
    if (used.rows() == 0) {
      throw new InputException("missing: every row has a gap in one of " + droppers + ", so none is left; fill the gaps instead");
    }
    for (Table.Column column : train.columns()) {
      if (params.remove().contains(column.name())) {
        fitting.remove(column.name());
      } else if (!params.keep().contains(column.name())) {
        switch (column) {
          case Table.Numbers numbers -> fitting.numbers(numbers, missing(params, column.name()), scaling(params, column.name()));
          case Table.Words words -> fitting.words(words, params.mostCategories());
        }
      }
    }
    Table prepared = fitting.preparation().apply(used);
    context.log(train.columns().size() + " columns became " + prepared.columns().size()
        + (used.rows() < train.rows() ? ", " + (train.rows() - used.rows()) + " rows with gaps were left out" : ""));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rows", prepared.rows());
    facts.put("rowsLeftOut", train.rows() - prepared.rows());
    facts.put("columns", prepared.columns().size());
    facts.put("missingValues", fitting.consequences());
    return new Out(prepared, fitting.preparation(), new Facts(facts));
  }

  private static Missing missing(Params params, String column) {
    return Optional.ofNullable(params.columns().get(column)).flatMap(Column::missing).orElse(params.missing());
  }

  private static Scaling scaling(Params params, String column) {
    return Optional.ofNullable(params.columns().get(column)).flatMap(Column::scale).orElse(params.scale());
  }
}
