package org.ganglion.runtime.api.control;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Service: commands of the control protocol. The server finds all of them; whoever adds commands registers one of these with the property
 * {@link #PREFIX}{@code = "live"}, and answers to {@code live/deploy}, {@code live/status} …
 */
public interface ControlCommands {
  /** Service property: the word before the slash. */
  String PREFIX = "ganglion.control";

  /**
   * Answers a command. Arguments, events and answer are what JSON knows: {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Double},
   * {@code Boolean}, {@code null}. May be called by several threads at once.
   *
   * @param command the word behind the slash
   * @param events hears what is to be told before the answer; it throws when the client has gone
   * @return the answer
   * @throws ControlException with a sentence for the client
   */
  Map<String, Object> answer(String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws Exception;
}
