package org.ganglion.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunListener;

/** Where a run of this process is now: what a client asks again and again, since progress is not journaled. */
final class RunProgress implements RunListener {
  private final Map<String, Map<String, Object>> working = new LinkedHashMap<>();
  private final List<String> finished = new ArrayList<>();
  private List<String> steps = List.of();

  @Override
  public synchronized void on(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> steps = started.steps();
      case RunEvent.StepStarted started -> working.put(started.step(), figures(0, 0, ""));
      case RunEvent.Progress now -> working.put(now.step(), figures(now.done(), now.total(), now.unit()));
      case RunEvent.StepFinished done -> {
        working.remove(done.step());
        finished.add(done.step());
      }
      case RunEvent.StepFailed failed -> working.remove(failed.step());
      default -> { }
    }
  }

  private static Map<String, Object> figures(long done, long total, String unit) {
    return Map.of("done", done, "total", total, "unit", unit);
  }

  /** All steps, those that are finished, and how far those are that work. */
  synchronized Map<String, Object> tree() {
    return Map.of("steps", List.copyOf(steps), "finished", List.copyOf(finished), "working", new LinkedHashMap<>(working));
  }
}
