package org.ganglion.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ganglion.cli.text.Figures;
import org.ganglion.runtime.api.RunEvent;

/** Lines for a file or a pipe: what happened, and now and then how far a step is. */
final class PlainView implements RunView {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final PrintStream out;
  private final RunState run = new RunState();
  private final Map<String, Instant> spoken = new HashMap<>();

  PlainView(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void on(RunEvent event) {
    StepState step = run.on(event);
    switch (event) {
      case RunEvent.Started e ->
          out.println(e.workflow() + (e.resumed() ? ": goes on with run " : ": run ") + e.run() + ", " + Figures.count(e.steps().size(), "step"));
      case RunEvent.StepStarted e -> {
        spoken.put(e.step(), e.at());
        out.println(e.step() + (e.resumed() ? " goes on (" : " starts (") + e.operator() + ")");
      }
      case RunEvent.Progress e -> {
        if (Duration.between(spoken.getOrDefault(e.step(), Instant.MIN), e.at()).abs().compareTo(BETWEEN) >= 0) {
          spoken.put(e.step(), e.at());
          out.println(progress(step));
        }
      }
      case RunEvent.Log e -> out.println(e.step() + ": " + e.sentence());
      case RunEvent.StepFinished e ->
          out.println(e.step() + (e.cached() ? " taken from the cache" : " finished in " + Figures.duration(e.took())) + metrics(step));
      case RunEvent.StepFailed e -> out.println(e.step() + " failed");
      default -> { }
    }
    out.flush();
  }

  private static String progress(StepState step) {
    String line = step.id() + ": " + step.done() + (step.total() > 0 ? " of " + step.total() : "") + " " + step.unit();
    if (step.rate().perSecond().isPresent()) {
      line += ", " + Figures.number(step.rate().perSecond().getAsDouble()) + "/s";
    }
    if (step.left().isPresent()) {
      line += ", " + Figures.clock(step.left().getAsLong()) + " left";
    }
    return line + metrics(step);
  }

  private static String metrics(StepState step) {
    return step.metrics().entrySet().stream().map(entry -> ", " + entry.getKey() + " " + Figures.number(entry.getValue()))
        .collect(Collectors.joining());
  }

  @Override
  public synchronized void notice(String sentence) {
    out.println(sentence);
    out.flush();
  }

  @Override
  public void close() {}
}
