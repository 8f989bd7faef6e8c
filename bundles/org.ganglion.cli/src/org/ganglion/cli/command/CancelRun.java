package org.ganglion.cli.command;

import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ganglion cancel}. */
@Command(name = "cancel", description = "Asks the process that executes a run to stop it at the next checkpoint.")
public final class CancelRun implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "RUN", description = "The run, or the beginning of its name, or 'last'.")
  private String run;

  @Mixin private final HomeOption home;

  public CancelRun(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    client.runtime().cancel(home.path(), run);
    client.out().println("Asked " + run + " to stop. Go on with: ./ganglion resume " + run);
    return ExitCode.OK;
  }
}
