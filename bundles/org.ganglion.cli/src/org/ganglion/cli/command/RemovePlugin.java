package org.ganglion.cli.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion plugin remove}. */
@Command(name = "remove", description = "Takes a plug-in away. Workflows that name its operators can still be read and edited.")
final class RemovePlugin implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "PLUG-IN", description = "Its symbolic name; name@version where several stand side by side.")
  private String name;

  @Mixin private final PluginAccess access;

  @Option(names = "--force", description = "Removes it although it is in use: its users are waited for, then cancelled.")
  private boolean force;

  @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "10", description = "How long to wait for its users with --force; 10.")
  private int wait;

  RemovePlugin(Client client) {
    this.client = client;
    this.access = new PluginAccess(client);
  }

  @Override
  public Integer call() throws Exception {
    access.plugins().remove(name, force, Duration.ofSeconds(Math.max(0, wait)), access::show);
    client.out().println(name + " is removed.");
    return ExitCode.OK;
  }
}
