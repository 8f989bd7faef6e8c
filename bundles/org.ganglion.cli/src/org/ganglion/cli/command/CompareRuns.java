package org.ganglion.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.text.Json;
import org.ganglion.cli.text.TextTable;
import org.ganglion.runtime.api.RunDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion diff}. */
@Command(name = "diff", description = "Says in what two runs differ: parameters, plug-ins, data, results.")
public final class CompareRuns implements Callable<Integer> {
  private final Client client;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run, or the beginning of its name, or 'last'.")
  private String first;

  @Parameters(index = "1", paramLabel = "RUN", description = "Another run.")
  private String second;

  @Mixin private final HomeOption home;

  @Option(names = "--json", description = "Writes a JSON list.")
  private boolean json;

  public CompareRuns(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    List<RunDifference> differences = client.runtime().diff(home.path(), first, second);
    if (json) {
      client.out().println(Json.of(differences));
    } else if (differences.isEmpty()) {
      client.out().println("The runs do not differ.");
    } else {
      TextTable table = new TextTable().row("KIND", "WHERE", first, second);
      differences.forEach(each -> table.row(each.kind(), each.where(), each.first(), each.second()));
      table.print(client.out(), "");
    }
    return ExitCode.OK;
  }
}
