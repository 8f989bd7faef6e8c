package org.ganglion.cli.operator;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.ganglion.api.operator.OperatorDescriptor;

/** The reference of all operators as a page of Markdown, made from the operators themselves. */
public final class OperatorReference {
  private final PrintStream out;

  public OperatorReference(PrintStream out) {
    this.out = out;
  }

  /** Prints the page. */
  public void print(List<OperatorDescriptor> operators, List<OperatorDescriptor> live) {
    out.println("# Operators");
    out.println();
    out.println("Made by `./ganglion operators --markdown`; `./ganglion operators gan.train` shows one of them with an example.");
    section("Steps of workflows", operators);
    section("Nodes of live workflows", live);
  }

  private void section(String title, List<OperatorDescriptor> operators) {
    List<OperatorDescriptor> sorted = operators.stream().sorted(Comparator.comparing(OperatorDescriptor::id)).toList();
    out.println();
    out.println("## " + title);
    out.println();
    out.println(sorted.stream().map(operator -> "[" + operator.id() + "](#" + operator.id().replace(".", "") + ")")
        .collect(Collectors.joining(" · ")));
    sorted.forEach(this::operator);
  }

  private void operator(OperatorDescriptor operator) {
    out.println();
    out.println("### " + operator.id());
    out.println(cell(operator.summary()));
    table("in | type |", OperatorRows.ports(operator.inputs()));
    table("with | type | |", OperatorRows.parameters(operator));
    table("out | type |", OperatorRows.ports(operator.outputs()));
  }

  private void table(String head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.println();
    out.println("| " + head + " |");
    out.println("|" + " --- |".repeat(rows.get(0).size()));
    rows.forEach(row -> out.println("| `" + row.get(0).strip() + "` | " + row.stream().skip(1).map(OperatorReference::cell)
        .collect(Collectors.joining(" | ")) + " |"));
  }

  private static String cell(String words) {
    return words.strip().replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
  }
}
