package org.ganglion.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.UserException;
import org.ganglion.cli.operator.OperatorHelp;
import org.ganglion.cli.text.Json;
import org.ganglion.cli.text.TextTable;
import org.ganglion.runtime.api.OperatorSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion operators}. */
@Command(name = "operators", description = "Lists operators, or explains one: ports, parameters, an example.")
public final class ListOperators implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "OPERATOR", arity = "0..1", description = "Id of an operator; all are listed without one.")
  private String id;

  @Option(names = "--json", description = "Writes JSON: a list, or the description of one operator.")
  private boolean json;

  @Mixin private final HomeOption home;

  public ListOperators(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    home.open();
    List<OperatorSummary> operators = client.runtime().operators();
    if (id != null) {
      OperatorDescriptor operator = client.runtime().describe(id).orElseThrow(() -> new UserException(
          "there is no operator '" + id + "'; " + Names.offer(id, operators.stream().map(OperatorSummary::id).toList())));
      if (json) {
        client.out().println(Json.of(operator));
      } else {
        new OperatorHelp(client).print(operator);
      }
    } else if (json) {
      client.out().println(Json.of(operators));
    } else {
      TextTable table = new TextTable();
      operators.forEach(operator -> table.row(operator.id(), operator.version(), operator.summary()));
      table.print(client.out(), "");
    }
    return ExitCode.OK;
  }
}
