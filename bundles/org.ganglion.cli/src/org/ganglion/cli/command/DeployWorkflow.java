package org.ganglion.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.text.Json;
import org.ganglion.cli.text.TextTable;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.WorkflowSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion deploy}. */
@Command(
    name = "deploy",
    description = "Starts a live workflow in the running server, or changes the running one of its name with the least difference: all of it or"
        + " nothing.",
    footer = {"", "Example: ganglion serve, and in another terminal: ganglion deploy live-watch"})
public final class DeployWorkflow implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "WORKFLOW", description = "A file of kind: live, or the name of an example.")
  private String workflow;

  @Option(names = "--set", paramLabel = "NODE.PARAMETER=VALUE", description = "Another value for a parameter; may be given several times.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--dry-run", description = "Shows what would change and changes nothing.")
  private boolean dryRun;

  @Option(names = "--here", description = "Runs it in this process until its sources end or Ctrl-C, without a server.")
  private boolean here;

  @Option(names = "--json", description = "Writes JSON.")
  private boolean json;

  @Mixin private final HomeOption home;

  public DeployWorkflow(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    WorkflowSource source = new Workflows(client.examples()).open(workflow, settings);
    if (here) {
      return foreground(source);
    }
    Map<String, Object> change = client.server()
        .call(home.path(), dryRun ? "live/preview" : "live/deploy", LiveFile.arguments(home.path().toString(), source), event -> { });
    if (change.get("problems") instanceof List<?> problems) {
      problems.forEach(client.err()::println);
      return ExitCode.USER;
    }
    if (json) {
      client.out().println(Json.of(change));
    } else {
      print(change);
    }
    return ExitCode.OK;
  }

  private void print(Map<String, Object> change) {
    List<?> nodes = (List<?>) change.get("nodes");
    boolean running = Boolean.TRUE.equals(change.get("running"));
    boolean same = nodes.stream().allMatch(node -> "kept".equals(((Map<?, ?>) node).get("kind")));
    client.out().println(change.get("workflow") + (running && same ? " runs as it is in the file"
        : dryRun ? running ? " would change:" : " would be deployed:" : running ? " was changed:" : " is deployed:"));
    TextTable table = new TextTable();
    nodes.forEach(each -> {
      Map<?, ?> node = (Map<?, ?>) each;
      table.row(String.valueOf(node.get("id")), String.valueOf(node.get("kind")).toLowerCase(Locale.ROOT), String.valueOf(node.get("what")));
    });
    table.print(client.out(), "  ");
  }

  private int foreground(WorkflowSource source) throws IOException, InterruptedException {
    LiveWorkflows.LiveRun run = client.live().run(home.open(), source);
    try (Client.Interrupts.Registration interrupt = client.interrupts().onInterrupt(run::stop)) {
      LiveStatus end = run.await();
      client.err().println(end.records() + " records came to their end"
          + (end.failed() == 0 ? "" : ", " + end.failed() + " of them as dead letters in "
          + home.path().resolve("live").resolve(end.name()).resolve("dead-letters.jsonl")));
      return end.failed() == 0 ? ExitCode.OK : ExitCode.USER;
    }
  }
}
