package org.ganglion.cli.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion undeploy}. */
@Command(name = "undeploy", description = "Stops a live workflow when its records in flight have come to their end, and forgets it.")
public final class UndeployWorkflow implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "NAME", description = "Name of the live workflow, as in status.")
  private String name;

  @Option(names = "--force", description = "Gives up records that do not come to their end within half a minute.")
  private boolean force;

  @Mixin private final HomeOption home;

  public UndeployWorkflow(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    client.server().call(home.path(), "live/undeploy", Map.of("home", home.path().toString(), "name", name, "force", force), event -> { });
    client.out().println(name + " is no longer deployed");
    return ExitCode.OK;
  }
}
