package org.ganglion.cli.command;

import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.runtime.api.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ganglion resume}. */
@Command(name = "resume", description = "Goes on with a run that was stopped, failed or killed, from its last finished steps and checkpoints.")
public final class ResumeRun implements Callable<Integer> {
  private final Client client;

  @Parameters(paramLabel = "RUN", arity = "0..1", defaultValue = "last", description = "The run, or the beginning of its name; else the last one.")
  private String run;

  @Mixin private final RunningOptions options;

  public ResumeRun(Client client) {
    this.client = client;
    this.options = new RunningOptions(client);
  }

  @Override
  public Integer call() throws Exception {
    RunOptions how = options.read();
    return new Execution(client, options).follow(listener -> client.runtime().resume(run, how, listener));
  }
}
