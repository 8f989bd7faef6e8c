package org.ganglion.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.text.Json;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion check}. */
@Command(name = "check", description = "Says what is wrong with a workflow, without running it.")
public final class CheckWorkflow implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "WORKFLOW", description = "A file or the name of an example.")
  private String workflow;

  @Option(names = "--set", paramLabel = "STEP.PARAMETER=VALUE", description = "Another value for a parameter; may be given several times.")
  private List<String> settings = new ArrayList<>();

  @Mixin private final HomeOption home;

  @Option(names = "--json", description = "Writes a JSON list.")
  private boolean json;

  public CheckWorkflow(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    home.open();
    WorkflowSource source = new Workflows(client.examples()).open(workflow, settings);
    boolean live = LiveFile.is(source);
    List<Problem> problems = live ? client.live().check(home.path(), source) : client.runtime().check(source);
    if (json) {
      client.out().println(Json.of(problems));
    } else if (problems.isEmpty()) {
      client.out().println(workflow + (live ? " can be deployed" : " can run"));
    } else {
      problems.forEach(problem -> client.err().println(problem));
    }
    return problems.isEmpty() ? ExitCode.OK : ExitCode.USER;
  }
}
