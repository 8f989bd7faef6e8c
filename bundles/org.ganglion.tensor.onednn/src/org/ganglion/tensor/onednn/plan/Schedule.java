package org.ganglion.tensor.onednn.plan;

import java.util.ArrayList;
import java.util.List;

/** Operations in order, each with the occasions on which it runs. */
final class Schedule {
  /** An operation in its place; its occasions may grow while the plan is built. */
  static final class Entry {
    final Runnable operation;
    int when;

    Entry(Runnable operation, int when) {
      this.operation = operation;
      this.when = when;
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  Entry add(Runnable operation, int when) {
    Entry entry = new Entry(operation, when);
    entries.add(entry);
    return entry;
  }

  /** What runs on an occasion, as an array so that running it allocates nothing. */
  Runnable[] on(int occasion) {
    return entries.stream().filter(entry -> (entry.when & occasion) != 0).map(entry -> entry.operation).toArray(Runnable[]::new);
  }
}
