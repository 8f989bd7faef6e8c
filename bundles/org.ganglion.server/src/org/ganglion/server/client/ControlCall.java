package org.ganglion.server.client;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** Has a server answer a command. */
@FunctionalInterface
public interface ControlCall {
  /**
   * Sends a command and waits for its answer. Arguments, events and answer are what JSON knows.
   *
   * @param command {@code group/command}
   * @param events hears what the server tells before its answer
   * @throws NoServerException when nobody answers
   * @throws RuntimeException with the server's sentence when it refuses
   */
  Map<String, Object> send(String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws IOException;
}
