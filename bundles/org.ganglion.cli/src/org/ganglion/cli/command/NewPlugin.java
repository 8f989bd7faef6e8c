package org.ganglion.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.template.PluginTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ganglion plugin new}. */
@Command(
    name = "new",
    description = "Makes a project for a plug-in: an operator, a GAN architecture, tests and a README; it builds with Maven alone.",
    footer = {"", "Example: ganglion plugin new my-plugin && cd my-plugin && mvn package"})
final class NewPlugin implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "FOLDER", description = "Where; its name becomes the plug-in's.")
  private Path folder;

  NewPlugin(Client client) {
    this.client = client;
  }

  @Override
  public Integer call() throws Exception {
    PluginTemplate template = PluginTemplate.of(client.examples().resolveSibling("org.ganglion.plugin.template"));
    template.make(folder.toAbsolutePath().normalize());
    client.out().println("Made " + folder + ". Build it: cd " + folder + " && mvn package");
    return ExitCode.OK;
  }
}
