package org.ganglion.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  @Parameters(paramLabel = "WHAT",
      description = "Id of an operator or service, name of a plug-in, a workflow file, or a live workflow or node of one (name, name.node).")
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
    List<String> lines = new ArrayList<>(Files.isRegularFile(file) ? workflow(file, plugins) : new LiveReasons(client, access.home(), plugins)
        .of(what));
    if (lines.isEmpty()) {
      lines.addAll(plugins.why(what));
    }
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
    client.plugins().open(access.home());
    WorkflowSource source = new WorkflowSource(file, Files.readString(file), Map.of());
    boolean live = LiveFile.is(source);
    List<String> lines = new ArrayList<>();
    for (Problem problem : live ? client.live().check(access.home(), source) : client.runtime().check(source)) {
      lines.add(problem.toString());
      if (problem.where().endsWith(".uses") && problem.message().contains("'")) {
        plugins.why(problem.message().split("'")[1].split("@")[0]).forEach(line -> lines.add("  " + line));
      }
    }
    return lines.isEmpty() ? List.of(file + (live ? " can be deployed" : " can run")) : lines;
  }
}
