package org.ganglion.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.cli.Client;
import org.ganglion.runtime.api.plugins.Plugins;

/** Says why a live workflow, or a node of one, does or does not work: what stands in its status, and why what it waits for is not there. */
record LiveReasons(Client client, Path home, Plugins plugins) {
  /** Of {@code workflow} or {@code workflow.node}; empty when nothing of that name is deployed. */
  List<String> of(String what) throws IOException {
    int dot = what.indexOf('.');
    String name = dot < 0 ? what : what.substring(0, dot);
    if (!Files.isRegularFile(home.resolve("live").resolve(name).resolve("deployed.json"))) {
      return List.of();
    }
    if (!client.server().runs(home)) {
      return List.of("the live workflow " + name + " is deployed, but no server runs over " + home + "; 'ganglion serve' starts it");
    }
    List<String> lines = new ArrayList<>();
    for (Object each : (List<?>) client.server().call(home, "live/status", Map.of("home", home.toString()), event -> { }).get("workflows")) {
      Map<?, ?> workflow = (Map<?, ?>) each;
      if (name.equals(workflow.get("name"))) {
        workflow(workflow, dot < 0 ? "" : what.substring(dot + 1), lines);
      }
    }
    return lines;
  }

  private void workflow(Map<?, ?> workflow, String only, List<String> lines) throws IOException {
    String name = String.valueOf(workflow.get("name"));
    if (only.isEmpty()) {
      lines.add("the live workflow " + name + " " + state(workflow));
      if (!working(workflow)) {
        plugin(String.valueOf(workflow.get("problem")), lines);
      }
    }
    for (Object each : (List<?>) workflow.get("nodes")) {
      Map<?, ?> node = (Map<?, ?>) each;
      if (only.isEmpty() ? !working(node) : only.equals(node.get("id"))) {
        lines.add("its node " + node.get("id") + " (" + node.get("uses") + ") " + state(node));
        plugins.why(String.valueOf(node.get("uses")).split("@")[0]).forEach(line -> lines.add("  " + line));
      }
    }
  }

  /** What a reason names in quotes may be an operator. */
  private void plugin(String reason, List<String> lines) throws IOException {
    String[] parts = reason.split("'");
    if (parts.length > 1) {
      plugins.why(parts[1].split("@")[0]).forEach(line -> lines.add("  " + line));
    }
  }

  private static boolean working(Map<?, ?> it) {
    return "running".equalsIgnoreCase(String.valueOf(it.get("state")));
  }

  private static String state(Map<?, ?> it) {
    String problem = String.valueOf(it.get("problem"));
    String state = working(it) ? "works" : "waiting".equalsIgnoreCase(String.valueOf(it.get("state"))) ? "waits"
        : "is " + String.valueOf(it.get("state")).toLowerCase(java.util.Locale.ROOT);
    return state + (problem.isEmpty() ? "" : ": " + problem);
  }
}
