package org.ganglion.cli.operator;

import java.util.List;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.cli.Client;
import org.ganglion.cli.text.Style;
import org.ganglion.cli.text.TextTable;

/** Explains an operator: what it takes, what it gives, how it is set, and a workflow that uses it. */
public final class OperatorHelp {
  private final Client client;

  public OperatorHelp(Client client) {
    this.client = client;
  }

  public void print(OperatorDescriptor operator) {
    print(operator, new ExampleWorkflow(client.runtime()).of(operator));
  }

  /** A source, processor or sink of live workflows. */
  public void printLive(OperatorDescriptor type) {
    print(type, LiveExample.of(type));
  }

  private void print(OperatorDescriptor operator, String example) {
    client.out().println(Style.BOLD.on(operator.id(), client.screen().colour()) + " " + operator.version() + ": " + operator.summary());
    table("Inputs", OperatorRows.ports(operator.inputs()));
    table("Parameters", OperatorRows.parameters(operator));
    table("Outputs", OperatorRows.ports(operator.outputs()));
    title("Example");
    client.out().print(example.indent(2));
  }

  private void table(String title, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      TextTable table = new TextTable();
      rows.forEach(row -> table.row(row.toArray(new String[0])));
      title(title);
      table.print(client.out(), "  ");
    }
  }

  private void title(String title) {
    client.out().println();
    client.out().println(Style.BOLD.on(title, client.screen().colour()));
  }
}
