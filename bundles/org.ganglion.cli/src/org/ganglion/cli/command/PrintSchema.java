package org.ganglion.cli.command;

import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Mixin;

/** {@code ganglion schema}. */
@Command(
    name = "schema",
    description = "Writes the JSON Schema of workflow files, with which editors complete and check them.",
    footer = {"", "Example: ganglion schema > workflow.schema.json",
        "Then begin a workflow with: # yaml-language-server: $schema=workflow.schema.json"})
public final class PrintSchema implements Callable<Integer> {
  private final Client client;

  @Mixin private final HomeOption home;

  @Option(names = "--live", description = "That of live workflows.")
  private boolean live;

  public PrintSchema(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    home.open();
    client.out().println((live ? client.live().schema() : client.runtime().schema()).strip());
    return ExitCode.OK;
  }
}
