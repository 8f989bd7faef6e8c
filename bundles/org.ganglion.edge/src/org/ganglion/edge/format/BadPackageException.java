package org.ganglion.edge.format;

import java.io.IOException;

/** A package that cannot be read; the message is one sentence. */
public final class BadPackageException extends IOException {
  private static final long serialVersionUID = 1;

  public BadPackageException(String message) {
    super(message);
  }

  BadPackageException(String message, Throwable cause) {
    super(message, cause);
  }
}
