package org.ganglion.cli.start;

import java.io.PrintStream;
import java.nio.file.Path;
import org.eclipse.osgi.service.environment.EnvironmentInfo;
import org.ganglion.cli.Client;
import org.ganglion.cli.Ganglion;
import org.ganglion.cli.server.HttpControl;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.control.ControlServer;
import org.ganglion.runtime.api.plugins.Plugins;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Executes the command that the process was started with, as soon as the runtime is there, and ends the process.
 *
 * <p>The start script sets the property {@code ganglion.root}; where it is missing the bundle is a guest in somebody else's framework and does
 * nothing. The process ends without an orderly stop of the framework: whatever must last is on disk before a command returns, and an orderly stop
 * takes longer than most commands.
 */
@Component(service = {}, immediate = true)
public final class CommandLineClient {
  private static final String SHELL = "shell";
  @Activate
  public CommandLineClient(@Reference GanglionRuntime runtime, @Reference LiveWorkflows live, @Reference Plugins plugins,
      @Reference ControlServer control,
      @Reference EnvironmentInfo process, BundleContext context) {
    String root = context.getProperty("ganglion.root");
    String[] arguments = process.getNonFrameworkArgs();
    if (root != null && !(arguments.length == 1 && arguments[0].equals(SHELL))) {
      Path examples = Path.of(root, "releng", "examples");
      new Thread(() -> execute(runtime, live, plugins, control, arguments, examples), "ganglion-command-line").start();
    }
  }

  private static void execute(GanglionRuntime runtime, LiveWorkflows live, Plugins plugins, ControlServer control, String[] arguments,
      Path examples) {
    PrintStream out = System.out;
    int code = 1;
    try (TerminalScreen screen = TerminalScreen.of(System.getenv())) {
      Client client = new Client(runtime, live, plugins, control, new HttpControl(), out, System.err, System.getenv(), examples, screen,
          new SignalInterrupts());
      code = Ganglion.commandLine(client).execute(arguments);
    } finally {
      out.flush();
      System.err.flush();
      Runtime.getRuntime().halt(code);
    }
  }
}
