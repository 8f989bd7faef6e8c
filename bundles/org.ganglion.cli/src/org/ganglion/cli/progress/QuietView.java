package org.ganglion.cli.progress;

import java.io.PrintStream;
import org.ganglion.runtime.api.RunEvent;

/** Says nothing of the run itself. */
final class QuietView implements RunView {
  private final PrintStream err;

  QuietView(PrintStream err) {
    this.err = err;
  }

  @Override
  public void on(RunEvent event) {}

  @Override
  public void notice(String sentence) {
    err.println(sentence);
  }

  @Override
  public void close() {}
}
