package org.ganglion.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import org.ganglion.cli.Client;
import picocli.CommandLine.Option;

/** Where runs and artifacts are kept. */
final class HomeOption {
  private final Client client;

  @Option(
      names = "--home", paramLabel = "FOLDER",
      description = "Folder of runs and artifacts; else $GANGLION_HOME, else ganglion in $XDG_DATA_HOME or ~/.local/share.")
  private Path given;

  HomeOption(Client client) {
    this.client = client;
  }

  /** The folder, after its plug-ins were brought into this process. */
  Path open() throws IOException {
    client.plugins().open(path());
    return path();
  }

  Path path() {
    if (given != null) {
      return given.toAbsolutePath().normalize();
    }
    String named = client.environment().getOrDefault("GANGLION_HOME", "");
    if (!named.isBlank()) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    String data = client.environment().getOrDefault("XDG_DATA_HOME", "");
    Path base = data.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(data);
    return base.resolve("ganglion").toAbsolutePath();
  }
}
