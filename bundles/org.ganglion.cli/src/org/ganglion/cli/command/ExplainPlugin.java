package org.ganglion.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.UserException;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.runtime.api.plugins.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ganglion plugin why}. */
@Command(name = "why", description = "Says why an operator, a plug-in or a workflow is or is not active, link by link.")
final class ExplainPlugin implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "WHAT", description = "Id of an operator or service, name of a plug-in, or a workflow file.")
  private String what;

  @Mixin private final PluginAccess access;

  ExplainPlugin(Client client) {
    this.client = client;
    this.access = new PluginAccess(client);
  }

  @Override
  public Integer call() throws Exception {
    Plugins plugins = access.plugins();
    Path file = Path.of(what);
    List<String> lines = Files.isRegularFile(file) ? workflow(file, plugins) : plugins.why(what);
    if (lines.isEmpty()) {
      List<String> names = plugins.list().stream().flatMap(plugin -> names(plugin)).distinct().toList();
      throw new UserException("nothing is known of '" + what + "'; " + org.ganglion.api.data.Names.offer(what, names));
    }
    lines.forEach(client.out()::println);
    return ExitCode.OK;
  }

  private static Stream<String> names(PluginSummary plugin) {
    return Stream.concat(Stream.of(plugin.name()), plugin.provides().stream().map(service -> service.split(" ")[1]));
  }

  private List<String> workflow(Path file, Plugins plugins) throws Exception {
    List<String> lines = new java.util.ArrayList<>();
    String text = Files.readString(file);
    for (Problem problem : client.runtime().check(new WorkflowSource(file, text, Map.of()))) {
      lines.add(problem.toString());
      if (problem.where().endsWith(".uses") && problem.message().contains("'")) {
        plugins.why(problem.message().split("'")[1].split("@")[0]).forEach(line -> lines.add("  " + line));
      }
    }
    return lines.isEmpty() ? List.of(file + " can run") : lines;
  }
}
