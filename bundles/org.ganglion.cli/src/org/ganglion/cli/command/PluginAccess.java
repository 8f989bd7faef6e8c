package org.ganglion.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import org.ganglion.cli.Client;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.Plugins;
import org.ganglion.server.client.RemotePlugins;
import picocli.CommandLine.Mixin;

/** The plug-ins that a command is about: those of the server over the state folder, or, where none runs, those of the folder itself. */
final class PluginAccess {
  private final Client client;

  @Mixin private final HomeOption home;

  PluginAccess(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  Plugins plugins() throws IOException {
    if (client.server().runs(home.path())) {
      return new RemotePlugins((command, arguments, events) -> client.server().call(home.path(), command, arguments, events));
    }
    client.plugins().open(home.path());
    return client.plugins();
  }

  /** The state folder. */
  Path home() {
    return home.path();
  }

  /** Shows a move as it happens. */
  void show(PluginMove move) {
    String line = "  " + move.step() + "  " + move.plugin() + (move.detail().isEmpty() ? "" : "  " + move.detail());
    client.err().println(line.replaceAll(" sha256:(\\p{XDigit}{12})\\p{XDigit}*", " ($1)"));
  }
}
