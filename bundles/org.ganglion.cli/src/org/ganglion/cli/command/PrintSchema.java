package org.ganglion.cli.command;

import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import picocli.CommandLine.Command;

/** {@code ganglion schema}. */
@Command(
    name = "schema",
    description = "Writes the JSON Schema of workflow files, with which editors complete and check them.",
    footer = {"", "Example: ganglion schema > workflow.schema.json", "Then begin a workflow with: # yaml-language-server: $schema=workflow.schema.json"})
public final class PrintSchema implements Callable<Integer> {
  private final Client client;

  public PrintSchema(Client client) {
    this.client = client;
  }

  @Override
  public Integer call() {
    client.out().println(client.runtime().schema().strip());
    return ExitCode.OK;
  }
}
