package org.ganglion.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.WorkflowSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion run}. */
@Command(
    name = "run",
    description = "Runs a workflow; the path of its report is the last line of the output.",
    footer = {"", "Example: ganglion run digits-gan --set gan.epochs=3", "Ctrl-C stops with a checkpoint, a second one at once."})
public final class RunWorkflow implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "WORKFLOW", description = "A file, the name of an example, or an archive written by 'ganglion export'.")
  private String workflow;

  @Option(names = "--set", paramLabel = "STEP.PARAMETER=VALUE", description = "Another value for a parameter; may be given several times.")
  private List<String> settings = new ArrayList<>();

  @Mixin private final RunningOptions options;

  public RunWorkflow(Client client) {
    this.client = client;
    this.options = new RunningOptions(client);
  }

  @Override
  public Integer call() throws Exception {
    RunOptions how = options.read();
    WorkflowSource source = new Workflows(client.examples()).open(workflow, settings);
    return new Execution(client, options).follow(listener -> client.runtime().start(source, how, listener));
  }
}
