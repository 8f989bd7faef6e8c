package org.ganglion.runtime.api.control;

import java.io.IOException;
import java.nio.file.Path;

/** Service: lets other processes of the same user give commands to this one. */
public interface ControlServer {
  /**
   * Takes a state folder, and listens on the loopback interface until closed. {@code server.json} in the folder says where, {@code server.token}
   * (readable by its owner only) what a client must show.
   *
   * @throws ControlException when another server has the folder
   */
  Serving serve(Path home) throws IOException;

  /** A server at work. */
  interface Serving extends AutoCloseable {
    /** Port on 127.0.0.1. */
    int port();

    @Override
    void close() throws IOException;
  }
}
