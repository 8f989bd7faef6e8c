package org.ganglion.workbench.model.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A YAML mapping in its text.
 *
 * @param flow whether it stands in braces
 * @param span in braces: with them; else from its first key to the end of its last value
 */
public record Fields(boolean flow, Span span, List<Entry> entries) {
  public Fields {
    entries = List.copyOf(entries);
  }

  /**
   * One key with its value.
   *
   * @param value its characters; empty where there are none
   * @param fields what stands in the value, where that is a mapping
   * @param items places of the elements, where the value is a list
   * @param word the value, where it is a scalar; empty otherwise
   */
  public record Entry(String name, Span key, Span value, Optional<Fields> fields, Optional<List<Item>> items, String word) {}

  /** An element of a list. */
  public record Item(Span span, String word) {}

  /** The entry of a name. */
  public Optional<Entry> entry(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** The change that gives an entry another value, or adds the entry at the end. */
  Patch set(String text, String name, String value) {
    Optional<Entry> there = entry(name);
    if (there.isPresent()) {
      Span old = there.get().value();
      // A key without value ends at its colon.
      return new Patch(old, old.length() == 0 ? " " + value : value);
    }
    return add(text, name + ": " + value);
  }

  /** The change that adds an entry, written as it would stand in the first line of a block. */
  Patch add(String text, String entry) {
    if (flow) {
      if (entries.isEmpty()) {
        return new Patch(span, "{ " + entry + " }");
      }
      return Patch.insert(entries.getLast().value().end(), ", " + entry);
    }
    int lineEnd = Lines.end(text, span.end());
    return Patch.insert(lineEnd, "\n" + " ".repeat(Lines.column(text, span.start())) + entry);
  }

  /** The changes that take an entry away, its line or its comma included; a mapping whose only entry it is becomes an empty one. */
  List<Patch> remove(String text, Entry entry) {
    int at = entries.indexOf(entry);
    if (entries.size() == 1) {
      return List.of(new Patch(new Span(span.start(), Math.max(span.end(), entry.value().end())), "{}"));
    }
    if (flow) {
      return List.of(at == 0
          ? new Patch(new Span(entry.key().start(), entries.get(1).key().start()), "")
          : new Patch(new Span(entries.get(at - 1).value().end(), entry.value().end()), ""));
    }
    List<Patch> patches = new ArrayList<>();
    int from = Lines.start(text, entry.key().start());
    int to = Math.min(text.length(), Lines.end(text, entry.value().end()) + 1);
    // The last line of a file may have no end; then the one before gives its own.
    patches.add(new Patch(to == text.length() && !text.endsWith("\n") && from > 0 ? new Span(from - 1, to) : new Span(from, to), ""));
    return patches;
  }
}
