package org.ganglion.cli.command;

import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganglion completion}. */
@Command(
    name = "completion",
    description = "Writes a script with which the shell completes commands and options.",
    footer = {"", "Example: source <(ganglion completion bash)"})
public final class PrintCompletion implements Callable<Integer> {
  /** Shells whose scripts there are. */
  enum Shell {
    bash,
    zsh
  }

  private final Client client;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  @Spec private CommandSpec spec;

  public PrintCompletion(Client client) {
    this.client = client;
  }

  @Override
  public Integer call() {
    if (shell == Shell.zsh) {
      client.out().println("autoload -U +X compinit && compinit");
    }
    client.out().println(AutoComplete.bash("ganglion", spec.root().commandLine()));
    return ExitCode.OK;
  }
}
