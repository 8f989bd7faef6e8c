package org.ganglion.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.prepare.Parts;
import org.ganglion.data.prepare.Rows;
import org.ganglion.data.prepare.TimeColumn;
import org.osgi.service.component.annotations.Component;

/** Splits a table so that nothing of the test can be known from training: by time, by group, or at random with equal rows kept together. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.split-table", version = "1.0",
    summary = "Splits a table into training, validation and test, by time, group or class, without leakage")
public final class SplitTable implements Operator<SplitTable.In, SplitTable.Params, SplitTable.Out> {
  /** What to split. */
  public record In(@Port("rows in any order") Table table) {}

  /** How. */
  public record Params(
      @Default("{}") @Help("shares of the rows") Parts.Shares shares,
      @Help("column of times: the earliest rows train, the latest test; rows of one moment stay together") Optional<String> time,
      @Help("column that names what must not be torn apart, a patient or a machine") Optional<String> group,
      @Help("column whose values every part shall have its share of, usually the class") Optional<String> stratify) {}

  /** The parts. */
  public record Out(
      @Port("rows to train on") Table train,
      @Port("rows to choose by, never trained on") Table validation,
      @Port("rows to judge by, once") Table test,
      @Port("how many rows each part has, and how many equal rows were kept together") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Table table = in.table();
    if (table.rows() < 3) {
      throw new InputException("table: it has " + table.rows() + " rows, too few for three parts");
    }
    if (params.time().isPresent() && (params.group().isPresent() || params.stratify().isPresent())) {
      throw new InputException("time: a split by time follows the order of the rows alone; leave group and stratify out");
    }
    List<String> rows = IntStream.range(0, table.rows()).mapToObj(row -> Rows.text(table, row)).toList();
    Parts parts = params.time().isPresent()
        ? Parts.byTime(TimeColumn.of(Rows.column(table, "time", params.time().get())), params.shares())
        : Parts.byGroup(params.group().map(name -> texts(table, "group", name)).orElse(rows), strata(table, params.stratify()), params.shares(),
        context.seed());
    context.log(parts.describe());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("train", parts.train().length);
    facts.put("validation", parts.validation().length);
    facts.put("test", parts.test().length);
    facts.put("equalRows", rows.size() - new HashSet<>(rows).size());
    int torn = torn(rows, parts);
    facts.put("equalRowsInSeveralParts", torn);
    if (torn > 0) {
      context.log(torn + " rows of validation or test are equal to a row of training; that is right only if they are told apart by what the table"
          + " does not hold");
    }
    return new Out(Rows.select(table, parts.train()), Rows.select(table, parts.validation()), Rows.select(table, parts.test()), new Facts(facts));
  }

  private static int torn(List<String> rows, Parts parts) {
    Set<String> trained = new HashSet<>();
    IntStream.of(parts.train()).forEach(row -> trained.add(rows.get(row)));
    return (int) IntStream.concat(IntStream.of(parts.validation()), IntStream.of(parts.test())).filter(row -> trained.contains(rows.get(row)))
        .count();
  }

  private static List<?> strata(Table table, Optional<String> stratify) {
    return stratify.<List<?>>map(name -> texts(table, "stratify", name)).orElse(Collections.nCopies(table.rows(), ""));
  }

  private static List<String> texts(Table table, String parameter, String name) {
    Table.Column column = Rows.column(table, parameter, name);
    List<String> texts = new ArrayList<>();
    IntStream.range(0, table.rows()).forEach(row -> texts.add(Rows.text(column, row)));
    return texts;
  }
}
