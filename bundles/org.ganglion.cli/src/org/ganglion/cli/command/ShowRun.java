package org.ganglion.cli.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.text.Figures;
import org.ganglion.cli.text.Json;
import org.ganglion.cli.text.Sparkline;
import org.ganglion.cli.text.Style;
import org.ganglion.cli.text.TextTable;
import org.ganglion.cli.text.TimeLine;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion show}. */
@Command(name = "show", description = "Shows a run: its steps in time, metrics and artifacts.")
public final class ShowRun implements Callable<Integer> {
  private static final int LANE = 32;
  private static final int CURVE = 24;

  private final Client client;

  @Parameters(paramLabel = "RUN", arity = "0..1", defaultValue = "last", description = "The run, or the beginning of its name; else the last one.")
  private String run;

  @Mixin private final HomeOption home;

  @Option(names = "--json", description = "Writes a JSON document.")
  private boolean json;

  public ShowRun(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    RunDetails details = client.runtime().show(home.path(), run);
    if (json) {
      client.out().println(Json.of(details));
    } else {
      head(details);
      times(details);
      metrics(details);
      artifacts(details);
    }
    return ExitCode.OK;
  }

  private void head(RunDetails details) {
    RunSummary summary = details.summary();
    client.out().println(Style.BOLD.on(summary.id(), client.screen().colour()));
    TextTable table = new TextTable().row("workflow", summary.workflow()).row("status", summary.status().name().toLowerCase(Locale.ROOT));
    table.row("started", ListRuns.DATE.format(summary.started())).row("time", Figures.duration(summary.took()));
    table.row("folder", details.folder().toString());
    details.environment().forEach(table::row);
    table.print(client.out(), "  ");
  }

  private void times(RunDetails details) {
    section("Steps");
    TimeLine line = TimeLine.of(details.steps(), LANE, client.screen().unicode());
    TextTable table = new TextTable();
    for (RunDetails.Step step : details.steps()) {
      String status = step.cached() ? "cached" : step.status().name().toLowerCase(Locale.ROOT);
      table.row(step.id(), step.operator() + " " + step.version(), line.bar(step), Figures.duration(step.took()), status, step.engine());
    }
    table.print(client.out(), "  ");
  }

  private void metrics(RunDetails details) {
    TextTable table = new TextTable();
    details.steps().forEach(step -> step.curves().curves().stream().filter(curve -> curve.y().length > 0).forEach(curve -> {
      double last = curve.y()[curve.y().length - 1];
      double low = java.util.Arrays.stream(curve.y()).min().orElse(last);
      double high = java.util.Arrays.stream(curve.y()).max().orElse(last);
      String picture = client.screen().unicode() ? Sparkline.of(curve.y(), CURVE) : "";
      table.row(step.id(), curve.name(), picture, "last " + Figures.number(last), "from " + Figures.number(low), "to " + Figures.number(high));
    }));
    if (!table.empty()) {
      section("Metrics");
      table.print(client.out(), "  ");
    }
  }

  private void artifacts(RunDetails details) {
    TextTable table = new TextTable();
    details.steps().forEach(step -> step.artifacts().forEach((port, folder) -> table.row(step.id() + "." + port, folder.toString())));
    if (!table.empty()) {
      section("Artifacts");
      table.print(client.out(), "  ");
    }
  }

  private void section(String title) {
    client.out().println();
    client.out().println(Style.BOLD.on(title, client.screen().colour()));
  }
}
