package org.ganglion.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ganglion export}. */
@Command(name = "export", description = "Writes a run to one archive that 'ganglion run' takes on another machine.")
public final class ExportRun implements Callable<Integer> {
  private final Client client;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run, or the beginning of its name, or 'last'.")
  private String run;

  @Parameters(index = "1", paramLabel = "FILE", description = "The archive to write, a .zip file.")
  private Path file;

  @Mixin private final HomeOption home;

  public ExportRun(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    if (!file.toString().endsWith(Workflows.ARCHIVE)) {
      throw new UserException("the archive's name ends with " + Workflows.ARCHIVE + ", as in " + file + Workflows.ARCHIVE);
    }
    client.runtime().export(home.path(), run, file.toAbsolutePath());
    client.out().println(file.toAbsolutePath());
    return ExitCode.OK;
  }
}
