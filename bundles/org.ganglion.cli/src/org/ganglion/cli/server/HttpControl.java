package org.ganglion.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.ganglion.cli.Client;
import org.ganglion.cli.UserException;
import org.ganglion.runtime.api.control.ControlException;
import org.ganglion.server.client.ControlClient;
import org.ganglion.server.client.NoServerException;

/** The server over a state folder, by the control protocol. */
public final class HttpControl implements Client.Server {
  @Override
  public boolean runs(Path home) {
    return ControlClient.there(home);
  }

  @Override
  public Map<String, Object> call(Path home, String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws IOException {
    try (ControlClient client = new ControlClient(home)) {
      return client.send(command, arguments, events);
    } catch (NoServerException | ControlException e) {
      throw new UserException(e.getMessage());
    }
  }
}
