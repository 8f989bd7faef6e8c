package org.ganglion.cli;

import java.util.concurrent.Callable;
import org.ganglion.cli.command.CancelRun;
import org.ganglion.cli.command.CheckWorkflow;
import org.ganglion.cli.command.CollectGarbage;
import org.ganglion.cli.command.CompareRuns;
import org.ganglion.cli.command.DeployWorkflow;
import org.ganglion.cli.command.ExportRun;
import org.ganglion.cli.command.ListOperators;
import org.ganglion.cli.command.ListRuns;
import org.ganglion.cli.command.ManagePlugins;
import org.ganglion.cli.command.PrintCompletion;
import org.ganglion.cli.command.PrintSchema;
import org.ganglion.cli.command.ResumeRun;
import org.ganglion.cli.command.RunWorkflow;
import org.ganglion.cli.command.Serve;
import org.ganglion.cli.command.ShowRun;
import org.ganglion.cli.command.ShowStatus;
import org.ganglion.cli.command.UndeployWorkflow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine;

/** The command {@code ganglion} with all commands below it. */
@Command(
    name = "ganglion",
    description = "Runs deep-learning workflows.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Besides: ganglion shell opens the OSGi shell, ganglion test runs every test, ganglion build builds the product.",
      "Start with: ganglion run digits-gan"})
public final class Ganglion implements Callable<Integer> {
  private final Client client;

  @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Shows this help.")
  private boolean help;

  @Option(names = {"-V", "--version"}, versionHelp = true, description = "Shows versions of Ganglion and Java.")
  private boolean version;

  @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Shows where in the code an internal fault happened.")
  private boolean debug;

  private Ganglion(Client client) {
    this.client = client;
  }

  /** All commands, ready to execute. */
  public static CommandLine commandLine(Client client) {
    Ganglion root = new Ganglion(client);
    CommandLine line = new CommandLine(root);
    line.addSubcommand(new RunWorkflow(client)).addSubcommand(new CheckWorkflow(client)).addSubcommand(new ListOperators(client));
    line.addSubcommand(new PrintSchema(client)).addSubcommand(ListRuns.commandLine(client)).addSubcommand(new ShowRun(client));
    line.addSubcommand(new ResumeRun(client)).addSubcommand(new CancelRun(client)).addSubcommand(new CompareRuns(client));
    line.addSubcommand(new DeployWorkflow(client)).addSubcommand(new UndeployWorkflow(client)).addSubcommand(new ShowStatus(client));
    line.addSubcommand(new Serve(client)).addSubcommand(ManagePlugins.commandLine(client));
    line.addSubcommand(new ExportRun(client)).addSubcommand(new CollectGarbage(client)).addSubcommand(new PrintCompletion(client));
    line.setOut(new java.io.PrintWriter(client.out(), true)).setErr(new java.io.PrintWriter(client.err(), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(client.screen().colour() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpAutoWidth(false).setUsageHelpWidth(Math.max(60, Math.min(110, client.screen().columns())));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    Complaints complaints = new Complaints(client.err(), () -> root.debug);
    line.setParameterExceptionHandler(complaints::parameters).setExecutionExceptionHandler(complaints::execution);
    return line;
  }

  @Override
  public Integer call() {
    CommandLine.usage(this, client.err(), client.screen().colour() ? Ansi.ON : Ansi.OFF);
    return ExitCode.USER;
  }
}
