package org.ganglion.cli.progress;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.runtime.api.RunEvent;

/** What is known of a run's steps, in order of the workflow. */
final class RunState {
  private final Map<String, StepState> steps = new LinkedHashMap<>();

  /** Takes an event in; gives the step that it is about, or null. */
  StepState on(RunEvent event) {
    if (event instanceof RunEvent.Started started) {
      started.steps().forEach(this::step);
    }
    String id = switch (event) {
      case RunEvent.StepStarted each -> each.step();
      case RunEvent.Progress each -> each.step();
      case RunEvent.Metric each -> each.step();
      case RunEvent.Log each -> each.step();
      case RunEvent.StepFinished each -> each.step();
      case RunEvent.StepFailed each -> each.step();
      default -> null;
    };
    if (id == null) {
      return null;
    }
    StepState step = step(id);
    step.on(event);
    return step;
  }

  Collection<StepState> steps() {
    return steps.values();
  }

  private StepState step(String id) {
    return steps.computeIfAbsent(id, StepState::new);
  }
}
