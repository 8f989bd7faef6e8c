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

/** {@code ganglion plugin install}. */
@Command(name = "install", description = "Installs a plug-in that is not there yet; it is tried first, and nothing changes when it is no good.")
final class InstallPlugin implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "JAR", description = "The plug-in, or a contract bundle.")
  private Path jar;

  @Mixin private final PluginAccess access;

  @Option(names = "--dev", description = "Takes the same version with another content, for whoever is writing it.")
  private boolean dev;

  @Option(names = "--beside",
      description = "Keeps what offers the same operators in other versions; 'uses: id@[1.2,2)' chooses, without a range the highest is taken.")
  private boolean beside;

  InstallPlugin(Client client) {
    this.client = client;
    this.access = new PluginAccess(client);
  }

  @Override
  public Integer call() throws Exception {
    PluginSummary plugin = access.plugins().install(jar, new SwapOptions(false, dev, Duration.ZERO, SwapOptions.Overdue.KEEP, beside), access::show);
    client.out().println(plugin.name() + " " + plugin.version() + " is installed"
        + (plugin.provides().isEmpty() ? "." : " and offers " + String.join(", ", plugin.provides()) + "."));
    return ExitCode.OK;
  }
}
