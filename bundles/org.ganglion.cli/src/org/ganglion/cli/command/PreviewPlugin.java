package org.ganglion.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.text.Json;
import org.ganglion.runtime.api.plugins.SwapPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion plugin preview}. */
@Command(name = "preview", description = "Says what installing or swapping a jar would do, and does nothing of it.")
final class PreviewPlugin implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "JAR", description = "The plug-in.")
  private Path jar;

  @Mixin private final PluginAccess access;

  @Option(names = "--json", description = "Writes JSON.")
  private boolean json;

  PreviewPlugin(Client client) {
    this.client = client;
    this.access = new PluginAccess(client);
  }

  @Override
  public Integer call() throws Exception {
    SwapPlan plan = access.plugins().preview(jar);
    if (json) {
      client.out().println(Json.of(plan));
      return plan.refusals().isEmpty() ? ExitCode.OK : ExitCode.USER;
    }
    client.out().println(plan.name() + " " + plan.version()
        + (plan.replaces().isEmpty() ? " would be new" : " would take the place of " + plan.replaces())
        + (plan.signer().isEmpty() ? ", unsigned" : ", signed by " + plan.signer()));
    lines("gained", plan.gained());
    lines("lost", plan.lost());
    lines("refreshed besides", plan.refreshed());
    lines("used now by", plan.users());
    lines("refused", plan.refusals());
    return plan.refusals().isEmpty() ? ExitCode.OK : ExitCode.USER;
  }

  private void lines(String what, List<String> lines) {
    lines.forEach(line -> client.out().println("  " + what + ": " + line));
  }
}
