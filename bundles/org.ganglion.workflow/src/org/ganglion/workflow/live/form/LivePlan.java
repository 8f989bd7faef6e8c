package org.ganglion.workflow.live.form;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A live workflow that can be deployed. Nodes are in the order of the file.
 *
 * @param base folder that relative paths start at
 * @param queue records that wait before a node at most
 * @param checkpoint time between two savings of state and positions
 * @param limit time that a processor may take for one record
 */
public record LivePlan(String name, long seed, Path base, int queue, Duration checkpoint, Duration limit, List<LiveNode> nodes) {
  public LivePlan {
    nodes = List.copyOf(nodes);
  }

  /** The node of a name. */
  public Optional<LiveNode> node(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }

  /** Digests of the artifacts of runs that it uses, by the text that names them. */
  public Map<String, String> artifacts() {
    Map<String, String> artifacts = new TreeMap<>();
    nodes.forEach(node -> node.inputs().values()
        .forEach(named -> named.stream().filter(LiveNode.Artifact::ofRun).forEach(each -> artifacts.put(each.text(), each.digest()))));
    return artifacts;
  }

  /** Nodes that get records from a node. */
  public List<LiveNode> after(String id) {
    return nodes.stream().filter(node -> node.from().contains(id)).toList();
  }

  /** Whether somebody who sends a record to a source gets an answer from the graph. */
  public boolean answers(String source) {
    Set<String> seen = new LinkedHashSet<>(List.of(source));
    List<String> open = new ArrayList<>(seen);
    while (!open.isEmpty()) {
      for (LiveNode next : after(open.remove(open.size() - 1))) {
        if (next.role() == LiveNode.Role.ANSWER) {
          return true;
        }
        if (seen.add(next.id())) {
          open.add(next.id());
        }
      }
    }
    return false;
  }
}
