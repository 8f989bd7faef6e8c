package org.ganglion.cli.start;

import java.nio.file.Path;
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

/** The command line in the OSGi shell: {@code ganglion plugin list} means there what it means outside. */
@Component(service = ShellCommand.class, property = {"osgi.command.scope=ganglion", "osgi.command.function=ganglion"})
public final class ShellCommand {
  private final GanglionRuntime runtime;
  private final LiveWorkflows live;
  private final Plugins plugins;
  private final ControlServer control;
  private final Path examples;

  @Activate
  public ShellCommand(@Reference GanglionRuntime runtime, @Reference LiveWorkflows live, @Reference Plugins plugins,
      @Reference ControlServer control, BundleContext context) {
    this.runtime = runtime;
    this.live = live;
    this.plugins = plugins;
    this.control = control;
    String root = context.getProperty("ganglion.root");
    this.examples = Path.of(root == null ? "" : root, "releng", "examples");
  }

  /**
   * Executes a command with the words that would stand behind {@code ./ganglion}. What it prints goes to the session that asked, since the shell
   * turns the standard streams to it.
   */
  public void ganglion(String... arguments) {
    Client client = new Client(runtime, live, plugins, control, new HttpControl(), System.out, System.err, System.getenv(), examples,
        new ShellScreen(), new SignalInterrupts());
    Ganglion.commandLine(client).execute(arguments);
  }

  /** The shell draws its own line, so that nothing else may be drawn again. */
  private record ShellScreen() implements Client.Screen {
    @Override
    public boolean live() {
      return false;
    }

    @Override
    public int columns() {
      return 100;
    }

    @Override
    public boolean colour() {
      return false;
    }

    @Override
    public boolean unicode() {
      return false;
    }
  }
}
