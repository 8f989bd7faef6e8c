package org.ganglion.workflow.live.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.runtime.api.LiveChange.Kind;
import org.ganglion.workflow.live.form.LiveNode;
import org.ganglion.workflow.live.form.LivePlan;

/** The least that turns one plan into another, node by node. */
public final class Difference {
  private Difference() {}

  /** The nodes of both: those of the new plan in its order, then those that are removed. */
  public static LiveChange between(Optional<LivePlan> before, LivePlan after) {
    List<LiveChange.Node> nodes = new ArrayList<>();
    for (LiveNode node : after.nodes()) {
      Optional<LiveNode> old = before.flatMap(plan -> plan.node(node.id()));
      nodes.add(old.isEmpty() ? new LiveChange.Node(node.id(), Kind.ADDED, node.uses().toString())
          : difference(before.get(), old.get(), after, node));
    }
    before.ifPresent(plan -> plan.nodes().stream().filter(node -> after.node(node.id()).isEmpty()).forEach(node ->
        nodes.add(new LiveChange.Node(node.id(), Kind.REMOVED, node.uses().toString()))));
    return new LiveChange(after.name(), before.isPresent(), nodes);
  }

  private static LiveChange.Node difference(LivePlan oldPlan, LiveNode old, LivePlan plan, LiveNode node) {
    List<String> changes = new ArrayList<>();
    if (!old.uses().toString().equals(node.uses().toString())) {
      changes.add("uses: " + old.uses() + " -> " + node.uses());
    }
    changes.addAll(differences("with", flat(old.with()), flat(node.with())));
    changes.addAll(differences("in", inputs(old), inputs(node)));
    if (!old.with().equals(node.with()) && changes.isEmpty()) {
      changes.add("with");
    }
    if (oldPlan.seed() != plan.seed()) {
      changes.add("seed: " + oldPlan.seed() + " -> " + plan.seed());
    }
    if (node.role() == LiveNode.Role.PROCESSOR && oldPlan.queue() != plan.queue()) {
      changes.add("queue: " + oldPlan.queue() + " -> " + plan.queue());
    }
    if (node.role() == LiveNode.Role.SOURCE && oldPlan.answers(node.id()) != plan.answers(node.id())) {
      changes.add(plan.answers(node.id()) ? "answers its senders now" : "no longer answers its senders");
    }
    if (!changes.isEmpty()) {
      return new LiveChange.Node(node.id(), Kind.CHANGED, String.join(", ", changes));
    }
    if (!new TreeSet<>(old.from()).equals(new TreeSet<>(node.from()))) {
      return new LiveChange.Node(node.id(), Kind.REWIRED, "from: " + String.join(", ", old.from()) + " -> " + String.join(", ", node.from()));
    }
    return new LiveChange.Node(node.id(), Kind.KEPT, "");
  }

  private static List<String> differences(String where, Map<String, Object> old, Map<String, Object> now) {
    List<String> changes = new ArrayList<>();
    Map<String, Object> all = new LinkedHashMap<>(old);
    all.putAll(now);
    for (String key : all.keySet()) {
      if (!Objects.equals(old.get(key), now.get(key))) {
        changes.add(where + "." + key + ": " + old.getOrDefault(key, "nothing") + " -> " + now.getOrDefault(key, "nothing"));
      }
    }
    return changes;
  }

  private static Map<String, Object> flat(Object tree) {
    Map<String, Object> flat = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> flat.put(key.toString(), value));
    }
    return flat;
  }

  /** Ports to artifacts by what they are, not by how they are named: the last run of today may be another tomorrow. */
  private static Map<String, Object> inputs(LiveNode node) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    node.inputs().forEach((port, artifacts) ->
        inputs.put(port, artifacts.stream().map(artifact -> artifact.text() + " " + shortened(artifact.digest())).toList()));
    return inputs;
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(12, digest.length()));
  }
}
