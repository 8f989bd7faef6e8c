package org.ganglion.workflow.live.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ganglion.api.data.Names;
import org.ganglion.runtime.api.Problem;

/** Says what does not fit between nodes: names, ends that lead nowhere, cycles. */
final class LiveWiring {
  private final List<LiveForm.Node> forms;
  private final Map<String, LiveNode.Role> roles;
  private final Consumer<Problem> problems;

  LiveWiring(List<LiveForm.Node> forms, List<LiveNode> nodes, Consumer<Problem> problems) {
    this.forms = forms;
    this.roles = nodes.stream().collect(Collectors.toMap(LiveNode::id, LiveNode::role));
    this.problems = problems;
  }

  void check() {
    List<String> names = forms.stream().map(LiveForm.Node::id).toList();
    for (LiveForm.Node node : forms) {
      for (LiveForm.Named from : node.from()) {
        if (!names.contains(from.text())) {
          problems.accept(from.place().problem(node.id() + ".from", "names no node '" + from.text() + "'; " + Names.offer(from.text(), names)));
        } else if (roles.get(from.text()) == LiveNode.Role.ANSWER) {
          problems.accept(from.place()
              .problem(node.id() + ".from", "takes records from '" + from.text() + "', which gives them back to the sender and has none to pass on"));
        }
      }
      boolean source = roles.get(node.id()) == LiveNode.Role.SOURCE;
      if (source && !node.from().isEmpty()) {
        problems.accept(node.from().get(0).place()
            .problem(node.id() + ".from", "has no place at a source; " + node.uses().id() + " makes its records itself"));
      }
      if (!source && node.from().isEmpty() && roles.containsKey(node.id())) {
        problems.accept(node.place().problem(node.id() + ".from", "is missing; it names the nodes that records come from"));
      }
      boolean used = forms.stream().anyMatch(other -> other.from().stream().anyMatch(from -> from.text().equals(node.id())));
      if (source && !used) {
        problems.accept(node.place().problem(node.id(), "is a source whose records go nowhere; name it in the 'from' of another node"));
      }
    }
    if (!roles.isEmpty() && roles.size() == forms.size() && !roles.containsValue(LiveNode.Role.SOURCE)) {
      problems.accept(forms.get(0).place().problem("nodes", "has no source; live.http, live.tail and live.input are some"));
    }
    cycles();
  }

  private void cycles() {
    Map<String, LiveForm.Node> nodes = new HashMap<>();
    forms.forEach(node -> nodes.put(node.id(), node));
    Set<String> done = new HashSet<>();
    for (LiveForm.Node node : forms) {
      if (follow(node, nodes, new ArrayList<>(), done)) {
        return;
      }
    }
  }

  /** Goes against the stream; a live workflow is drawn by hand, so that its depth is no matter. */
  private boolean follow(LiveForm.Node node, Map<String, LiveForm.Node> nodes, List<String> path, Set<String> done) {
    if (!done.add(node.id())) {
      return false;
    }
    path.add(node.id());
    for (LiveForm.Named from : node.from()) {
      if (path.contains(from.text())) {
        problems.accept(from.place().problem(node.id() + ".from", "closes a cycle; records flow from sources to ends"));
        return true;
      }
      if (nodes.containsKey(from.text()) && follow(nodes.get(from.text()), nodes, path, done)) {
        return true;
      }
    }
    path.remove(path.size() - 1);
    return false;
  }
}
