package org.ganglion.api.engine;

/** No engine can compile a network; the message names network, layer and engines. */
public final class UnsupportedNetworkException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnsupportedNetworkException(String message) {
    super(message);
  }
}
