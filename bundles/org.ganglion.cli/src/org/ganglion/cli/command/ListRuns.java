package org.ganglion.cli.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.text.Figures;
import org.ganglion.cli.text.Json;
import org.ganglion.cli.text.TextTable;
import org.ganglion.runtime.api.RunSummary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion runs}. */
@Command(name = "runs", description = "Lists runs, newest first.")
public final class ListRuns implements Callable<Integer> {
  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Client client;

  @Mixin private final HomeOption home;

  @Option(names = "--json", description = "Writes a JSON list.")
  private boolean json;

  /** The command with those below it. */
  public static CommandLine commandLine(Client client) {
    return new CommandLine(new ListRuns(client)).addSubcommand(new DeleteRuns(client));
  }

  private ListRuns(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    List<RunSummary> runs = client.runtime().runs(home.path());
    if (json) {
      client.out().println(Json.of(runs));
    } else if (runs.isEmpty()) {
      client.out().println("There are no runs in " + home.path() + ".");
    } else {
      TextTable table = new TextTable().row("RUN", "WORKFLOW", "STATUS", "STARTED", "TIME", "STEPS", "CACHED");
      runs.forEach(run -> table.row(run.id(), run.workflow(), run.status().name().toLowerCase(Locale.ROOT), DATE.format(run.started()),
          Figures.duration(run.took()), run.finished() + "/" + run.steps(), Integer.toString(run.cached())));
      table.print(client.out(), "");
    }
    return ExitCode.OK;
  }
}
