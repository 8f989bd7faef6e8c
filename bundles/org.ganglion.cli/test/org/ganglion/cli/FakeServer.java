package org.ganglion.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A server that answers what a test wants. */
final class FakeServer implements Client.Server {
  final List<String> asked = new ArrayList<>();
  final Map<String, Map<String, Object>> answers = new HashMap<>();
  Map<String, Object> arguments = Map.of();
  boolean running;

  @Override
  public boolean runs(Path home) {
    return running;
  }

  @Override
  public Map<String, Object> call(Path home, String command, Map<String, Object> given, Consumer<Map<String, Object>> events) {
    asked.add(command + " " + home);
    arguments = given;
    Map<String, Object> answer = answers.get(command);
    if (answer == null) {
      throw new UserException("no server runs over " + home + "; 'ganglion serve' starts one");
    }
    return answer;
  }
}
