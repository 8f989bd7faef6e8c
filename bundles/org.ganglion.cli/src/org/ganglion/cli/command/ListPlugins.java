package org.ganglion.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.text.Json;
import org.ganglion.cli.text.TextTable;
import org.ganglion.runtime.api.plugins.PluginSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion plugin list}. */
@Command(name = "list", description = "Lists plug-ins with their versions, states and users.")
final class ListPlugins implements Callable<Integer> {
  private final Client client;

  @Mixin private final PluginAccess access;

  @Option(names = "--json", description = "Writes a JSON list.")
  private boolean json;

  ListPlugins(Client client) {
    this.client = client;
    this.access = new PluginAccess(client);
  }

  @Override
  public Integer call() throws Exception {
    List<PluginSummary> plugins = access.plugins().list();
    if (json) {
      client.out().println(Json.of(plugins));
    } else {
      TextTable table = new TextTable().row("PLUG-IN", "VERSION", "STATE", "FROM", "OFFERS", "USED BY");
      plugins.forEach(plugin ->
          table.row(plugin.name(), plugin.version(), plugin.status().name().toLowerCase(Locale.ROOT), plugin.builtIn() ? "product"
          : plugin.signer().isEmpty() ? "unsigned" : plugin.signer().split(" ")[0],
          Integer.toString(plugin.provides().size()), plugin.note().isEmpty() ? String.join(", ", plugin.users()) : plugin.note()));
      table.print(client.out(), "");
    }
    return ExitCode.OK;
  }
}
