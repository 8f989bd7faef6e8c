package org.ganglion.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.ganglion.runtime.api.WorkflowSource;

/** A live workflow's file as commands send it. */
final class LiveFile {
  private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*['\"]?live['\"]?\\s*(#.*)?$");

  private LiveFile() {}

  /** Whether a text says of itself that it is a live workflow. */
  static boolean is(WorkflowSource source) {
    return KIND.matcher(source.text()).find();
  }

  /** It as arguments of a server's command. */
  static Map<String, Object> arguments(String home, WorkflowSource source) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("home", home);
    arguments.put("file", source.file().toAbsolutePath().toString());
    arguments.put("text", source.text());
    arguments.put("set", source.overrides());
    return arguments;
  }
}
