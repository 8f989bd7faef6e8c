package org.ganglion.cli.progress;

import org.ganglion.cli.Client;
import org.ganglion.runtime.api.RunListener;

/** Shows a run as it goes. Called by several threads. */
public interface RunView extends RunListener, AutoCloseable {
  /** A sentence of the command line's own. */
  void notice(String sentence);

  /** Nothing more comes; takes away what was drawn for the moment only. */
  @Override
  void close();

  /** What fits standard output and the user's wish. */
  static RunView of(Client client, boolean json, boolean quiet) {
    if (json) {
      return new JsonView(client.out(), client.err());
    }
    if (quiet) {
      return new QuietView(client.err());
    }
    return client.screen().live() ? new LiveView(client.out(), client.screen()) : new PlainView(client.out());
  }
}
