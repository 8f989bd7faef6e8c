package org.ganglion.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.runtime.api.plugins.SwapOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion plugin swap}. */
@Command(
    name = "swap",
    description = "Puts another version in a plug-in's place: new work gets it at once, work in flight ends on the version it began with.")
final class SwapPlugin implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "JAR", description = "The other version.")
  private Path jar;

  @Mixin private final PluginAccess access;

  @Option(names = "--migrate", description = "Steps that checkpoint go on with the new version from their next checkpoint.")
  private boolean migrate;

  @Option(names = "--dev", description = "Takes the same version with another content, for whoever is writing it.")
  private boolean dev;

  @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "0",
      description = "How long to wait for work that holds the old version; 0 leaves it to end in its own time.")
  private int wait;

  @Option(names = "--cancel", description = "Cancels such work when the time has passed; what it checkpointed stays.")
  private boolean cancel;

  SwapPlugin(Client client) {
    this.client = client;
    this.access = new PluginAccess(client);
  }

  @Override
  public Integer call() throws Exception {
    SwapOptions.Overdue overdue = cancel ? SwapOptions.Overdue.CANCEL : SwapOptions.Overdue.KEEP;
    PluginSummary plugin = access.plugins().swap(jar, new SwapOptions(migrate, dev, Duration.ofSeconds(Math.max(0, wait)), overdue), access::show);
    client.out().println(plugin.name() + " " + plugin.version() + " is what new work gets.");
    return ExitCode.OK;
  }
}
