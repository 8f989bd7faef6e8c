package org.ganglion.cli.progress;

import java.io.PrintStream;
import org.ganglion.cli.text.Json;
import org.ganglion.runtime.api.RunEvent;

/** One JSON object a line for each event. */
final class JsonView implements RunView {
  private final PrintStream out;
  private final PrintStream err;

  JsonView(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public synchronized void on(RunEvent event) {
    out.println(Json.of(event));
  }

  @Override
  public void notice(String sentence) {
    err.println(sentence);
  }

  @Override
  public void close() {
    out.flush();
  }
}
