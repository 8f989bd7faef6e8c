package org.ganglion.cli.command;

import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** {@code ganglion plugin} with its commands. */
@Command(
    name = "plugin",
    description = "Installs, replaces and removes plug-ins, while work goes on where a server runs.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class ManagePlugins implements Callable<Integer> {
  private final Client client;

  private ManagePlugins(Client client) {
    this.client = client;
  }

  /** The command with all below it. */
  public static CommandLine commandLine(Client client) {
    CommandLine line = new CommandLine(new ManagePlugins(client));
    line.addSubcommand(new ListPlugins(client)).addSubcommand(new PreviewPlugin(client)).addSubcommand(new InstallPlugin(client))
        .addSubcommand(new SwapPlugin(client));
    return line.addSubcommand(new RemovePlugin(client)).addSubcommand(new ExplainPlugin(client)).addSubcommand(new NewPlugin(client));
  }

  @Override
  public Integer call() {
    CommandLine.usage(commandLine(client), client.err(), client.screen().colour() ? Ansi.ON : Ansi.OFF);
    return ExitCode.USER;
  }
}
