package org.ganglion.server.client;

import java.io.IOException;

/** Nobody answers over a state folder: no server was started, it has ended, or it hangs. Another one may come. */
public final class NoServerException extends IOException {
  private static final long serialVersionUID = 1;

  public NoServerException(String sentence) {
    super(sentence);
  }
}
