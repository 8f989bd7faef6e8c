package org.ganglion.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.control.ControlServer;
import org.ganglion.runtime.api.plugins.Plugins;

/**
 * What commands work with.
 *
 * @param live live workflows of this process
 * @param plugins of this process
 * @param control lets this process be a server
 * @param server the server that runs over a state folder
 * @param environment variables of the process
 * @param examples folder of the example workflows; need not exist
 */
public record Client(
    GanglionRuntime runtime, LiveWorkflows live, Plugins plugins, ControlServer control, Server server, PrintStream out, PrintStream err,
        Map<String, String> environment, Path examples, Screen screen, Interrupts interrupts) {

  /** Servers that run now, by their state folders. */
  public interface Server {
    /** Whether one runs over a state folder. */
    boolean runs(Path home);

    /**
     * Has a command answered. Arguments, events and answer are what JSON knows.
     *
     * @throws UserException when no server runs over the state folder, or with the server's sentence when it refuses
     */
    Map<String, Object> call(Path home, String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws IOException;
  }

  /** The terminal behind standard output, if there is one. */
  public interface Screen {
    /** Whether a person watches, so that lines may be drawn again. */
    boolean live();

    /** Characters in a line now; changes with the window. */
    int columns();

    /** Whether colours are wanted. */
    boolean colour();

    /** Whether characters beyond ASCII come out right. */
    boolean unicode();
  }

  /** Ctrl-C. */
  public interface Interrupts {
    /** Calls the action each time, until closed. */
    Registration onInterrupt(Runnable action);

    /** Ends the listening. */
    interface Registration extends AutoCloseable {
      @Override
      void close();
    }
  }
}
