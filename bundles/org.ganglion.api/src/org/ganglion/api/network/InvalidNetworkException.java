package org.ganglion.api.network;

/** A {@link NetworkSpec} that makes no network; the message names network and node and says what would fit. */
public final class InvalidNetworkException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public InvalidNetworkException(String message) {
    super(message);
  }
}
