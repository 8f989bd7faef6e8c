package org.ganglion.workbench.model.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of a workflow as changes of its text: comments, order and the way the rest is written stay as they are. */
public final class Edits {
  private final String text;
  private final Outline outline;

  /** Changes of a text that has an outline. */
  public Edits(String text, Outline outline) {
    this.text = text;
    this.outline = outline;
  }

  /** Gives a parameter a value, written as YAML. */
  public List<Patch> parameter(String step, String name, String value) {
    return inPart(step, "with", name, value);
  }

  /** Takes a parameter away, so that its default counts. */
  public List<Patch> withoutParameter(String step, String name) {
    return without(step, "with", name);
  }

  /** Feeds an input from {@code step.port}; one that takes many keeps what feeds it already. */
  public List<Patch> connect(String step, String port, String from, boolean many) {
    Optional<Fields.Entry> there = part(step, "in").flatMap(ports -> ports.entry(port));
    if (many && there.isPresent()) {
      List<String> words = new ArrayList<>(outline.step(step).orElseThrow().inputs().get(port));
      if (words.contains(from)) {
        return List.of();
      }
      words.add(from);
      return List.of(new Patch(there.get().value(), "[" + String.join(", ", words) + "]"));
    }
    return inPart(step, "in", port, many ? "[" + from + "]" : from);
  }

  /** Feeds an input no longer from {@code step.port}. */
  public List<Patch> disconnect(String step, String port, String from) {
    List<String> words = new ArrayList<>(outline.step(step).map(each -> each.inputs().getOrDefault(port, List.of())).orElse(List.of()));
    if (!words.remove(from)) {
      return List.of();
    }
    return words.isEmpty() ? without(step, "in", port) : inPart(step, "in", port, "[" + String.join(", ", words) + "]");
  }

  /** Adds a step at the end. */
  public List<Patch> addStep(String id, String uses) {
    String entry = id + ": { uses: " + uses + " }";
    Optional<Fields.Entry> steps = outline.root().entry("steps");
    Optional<Fields> all = steps.flatMap(Fields.Entry::fields);
    if (all.isPresent() && !all.get().entries().isEmpty()) {
      return List.of(all.get().add(text, entry));
    }
    if (steps.isPresent()) {
      return List.of(new Patch(steps.get().value(), "\n  " + entry));
    }
    return List.of(Patch.insert(text.length(), (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "steps:\n  " + entry + "\n"));
  }

  /** Takes a step away, and what it fed from the inputs of others. */
  public List<Patch> removeStep(String id) {
    List<Patch> patches = new ArrayList<>();
    outline.root().entry("steps").flatMap(Fields.Entry::fields)
        .ifPresent(all -> all.entry(id).ifPresent(entry -> patches.addAll(all.remove(text, entry))));
    for (Outline.Step other : outline.steps()) {
      if (!other.id().equals(id)) {
        other.inputs().forEach((port, words) -> {
          List<String> left = words.stream().filter(word -> !word.equals(id) && !word.startsWith(id + ".")).toList();
          if (left.size() < words.size()) {
            patches.addAll(left.isEmpty() ? without(other.id(), "in", port) : inPart(other.id(), "in", port, "[" + String.join(", ", left) + "]"));
          }
        });
      }
    }
    return patches;
  }

  /** A name for a new step of an operator that no step has yet: {@code gan.train} gives {@code train}, {@code train2} … */
  public String freshName(String operator) {
    String base = operator.substring(operator.lastIndexOf('.') + 1);
    String name = base;
    for (int i = 2; outline.step(name).isPresent(); i++) {
      name = base + i;
    }
    return name;
  }

  private List<Patch> inPart(String step, String part, String name, String value) {
    Optional<Fields> fields = part(step, part);
    if (fields.isPresent()) {
      return List.of(fields.get().set(text, name, value));
    }
    Optional<Fields> whole = outline.step(step).flatMap(each -> each.entry().fields());
    return whole.map(all -> List.of(all.set(text, part, "{ " + name + ": " + value + " }"))).orElse(List.of());
  }

  private List<Patch> without(String step, String part, String name) {
    Optional<Fields> fields = part(step, part);
    Optional<Fields.Entry> entry = fields.flatMap(all -> all.entry(name));
    if (entry.isEmpty()) {
      return List.of();
    }
    if (fields.get().entries().size() > 1) {
      return fields.get().remove(text, entry.get());
    }
    Fields whole = outline.step(step).orElseThrow().entry().fields().orElseThrow();
    return whole.remove(text, whole.entry(part).orElseThrow());
  }

  private Optional<Fields> part(String step, String part) {
    return outline.step(step).flatMap(each -> each.entry().fields()).flatMap(all -> all.entry(part)).flatMap(Fields.Entry::fields);
  }
}
