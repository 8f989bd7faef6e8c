package org.ganglion.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.ganglion.runtime.api.GanglionRuntime;

/**
 * What commands work with.
 *
 * @param environment variables of the process
 * @param examples folder of the example workflows; need not exist
 */
public record Client(
    GanglionRuntime runtime, PrintStream out, PrintStream err, Map<String, String> environment, Path examples, Screen screen, Interrupts interrupts) {

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
