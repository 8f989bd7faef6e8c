package org.ganglion.workflow.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where a run stands: the entries of its journal, applied in order. There is no other state. */
public final class RunState {
  private final Map<String, StepState> steps = new LinkedHashMap<>();
  private Entry begin;
  private Entry goesOn;
  private Entry end;
  private Instant last;
  private final Set<String> digests = new TreeSet<>();

  /** The state after some entries. */
  public static RunState of(List<Entry> entries) {
    RunState state = new RunState();
    entries.forEach(state::apply);
    return state;
  }

  /** Applies the next entry. */
  public synchronized void apply(Entry entry) {
    last = entry.at();
    switch (entry.type()) {
      case "run-started" -> {
        begin = entry;
        goesOn = entry;
        entry.<String>list("steps").forEach(id -> steps.put(id, new StepState(id)));
      }
      case "run-resumed" -> {
        goesOn = entry;
        end = null;
      }
      case "run-finished" -> end = entry;
      case "storing" -> digests.addAll(entry.<String>list("digests"));
      default -> {
        entry.<String>map("artifacts").values().forEach(digests::add);
        if (!entry.text("history").isEmpty()) {
          digests.add(entry.text("history"));
        }
        steps.computeIfAbsent(entry.text("step"), StepState::new).apply(entry);
      }
    }
  }

  /** Steps in the order of the file. */
  public synchronized List<StepState> steps() {
    return new ArrayList<>(steps.values());
  }

  /** The step of a name. */
  public synchronized StepState step(String id) {
    return steps.computeIfAbsent(id, StepState::new);
  }

  /** The first entry; null when there is none. */
  public synchronized Entry begin() {
    return begin;
  }

  /** What the machine was like when the run began or went on last. */
  public synchronized Map<String, String> environment() {
    return goesOn == null ? Map.of() : goesOn.map("environment");
  }

  /** The last entry of a run that ended by itself; null when it did not. */
  public synchronized Entry end() {
    return end;
  }

  /** The time of the last entry; null when there is none. */
  public synchronized Instant last() {
    return last;
  }

  /** What the run needs of the store: results and histories of steps that are done, last published values of others. */
  public synchronized Set<String> needed() {
    Set<String> needed = new TreeSet<>();
    for (StepState step : steps.values()) {
      needed.addAll(step.artifacts().values());
      needed.addAll(step.published().values());
      if (!step.history().isEmpty()) {
        needed.add(step.history());
      }
    }
    return needed;
  }

  /** All artifacts that the run ever named. */
  public synchronized Set<String> named() {
    return new TreeSet<>(digests);
  }
}
