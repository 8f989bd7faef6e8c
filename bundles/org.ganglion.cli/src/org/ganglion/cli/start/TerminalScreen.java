package org.ganglion.cli.start;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import org.ganglion.cli.Client.Screen;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal that standard output goes to, or none where it is a file or a pipe. */
final class TerminalScreen implements Screen, AutoCloseable {
  private static final int USUAL_WIDTH = 80;

  private final Terminal terminal;
  private final boolean colour;
  private final boolean unicode;

  private TerminalScreen(Terminal terminal, boolean colour, boolean unicode) {
    this.terminal = terminal;
    this.colour = colour;
    this.unicode = unicode;
  }

  static TerminalScreen of(Map<String, String> environment) {
    Terminal terminal = open();
    boolean live = terminal != null && !terminal.getType().startsWith("dumb");
    String plain = environment.getOrDefault("NO_COLOR", "");
    String charset = System.getProperty("stdout.encoding", Charset.defaultCharset().name());
    return new TerminalScreen(live ? terminal : null, live && plain.isEmpty(), Charset.forName(charset).newEncoder().canEncode('━'));
  }

  /** JLine's own way to a terminal costs a tenth of a second; a process without one need not pay. */
  private static Terminal open() {
    if (System.console() == null) {
      return null;
    }
    try {
      return TerminalBuilder.builder().system(true).systemOutput(TerminalBuilder.SystemOutput.SysOut).dumb(true).nativeSignals(false).build();
    } catch (IOException | IllegalStateException e) {
      return null; // plain lines are right for whatever this is
    }
  }

  @Override
  public boolean live() {
    return terminal != null;
  }

  @Override
  public int columns() {
    int width = terminal == null ? 0 : terminal.getWidth();
    return width > 0 ? width : USUAL_WIDTH;
  }

  @Override
  public boolean colour() {
    return colour;
  }

  @Override
  public boolean unicode() {
    return unicode;
  }

  @Override
  public void close() {
    if (terminal != null) {
      try {
        terminal.close();
      } catch (IOException e) {
        // the process ends now; there is no one left to tell
      }
    }
  }
}
