package org.ganglion.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.UserException;
import org.ganglion.cli.operator.OperatorHelp;
import org.ganglion.cli.operator.OperatorReference;
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

  @Option(names = "--markdown", description = "Writes the reference of all operators as a page of Markdown.")
  private boolean markdown;

  @Mixin private final HomeOption home;

  public ListOperators(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    home.open();
    List<OperatorSummary> operators = client.runtime().operators();
    List<OperatorDescriptor> live = client.live().types();
    if (markdown) {
      new OperatorReference(client.out())
          .print(operators.stream().map(OperatorSummary::id).map(client.runtime()::describe).flatMap(Optional::stream).toList(), live);
    } else if (id != null) {
      Optional<OperatorDescriptor> node = live.stream().filter(type -> type.id().equals(id)).findFirst();
      OperatorDescriptor operator = client.runtime().describe(id).or(() -> node).orElseThrow(() -> new UserException(
          "there is no operator '" + id + "'; " + Names.offer(id, ids(operators, live))));
      if (node.isPresent() && !json) {
        new OperatorHelp(client).printLive(operator);
      } else if (json) {
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
      client.out().println();
      client.out().println("In live workflows:");
      TextTable types = new TextTable();
      live.forEach(type -> types.row(type.id(), type.version(), type.summary()));
      types.print(client.out(), "");
    }
    return ExitCode.OK;
  }

  private static List<String> ids(List<OperatorSummary> operators, List<OperatorDescriptor> live) {
    return Stream.concat(operators.stream().map(OperatorSummary::id), live.stream().map(OperatorDescriptor::id)).toList();
  }
}
