package org.ganglion.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ganglion runs delete}. */
@Command(name = "delete", description = "Removes runs; 'ganglion gc' then frees what only they needed.")
final class DeleteRuns implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "The runs, or the beginnings of their names, or 'last'.")
  private List<String> runs;

  @Mixin private final HomeOption home;

  DeleteRuns(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    for (String run : runs) {
      client.out().println("Removed " + client.runtime().delete(home.path(), run));
    }
    return ExitCode.OK;
  }
}
