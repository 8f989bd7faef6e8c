package org.ganglion.cli.progress;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ganglion.cli.Client.Screen;
import org.ganglion.cli.text.Figures;
import org.ganglion.cli.text.Style;
import org.ganglion.runtime.api.RunEvent;

/** A terminal with a person before it: each running step is a line that moves, each finished one a line that stays. */
final class LiveView implements RunView {
  private static final int EVERY_MILLIS = 100;
  private static final int WIDEST_NAME = 18;
  /** A wide workflow may run many steps at once; the terminal has only so many rows. */
  private static final int MOST_LINES = 12;

  private final Screen screen;
  private final LiveRegion region;
  private final RunState run = new RunState();
  private final List<String> above = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
    Thread thread = new Thread(work, "ganglion-terminal");
    thread.setDaemon(true);
    return thread;
  });
  private int frame;
  private boolean closed;

  LiveView(PrintStream out, Screen screen) {
    this.screen = screen;
    this.region = new LiveRegion(out, screen::columns);
    clock.scheduleWithFixedDelay(this::draw, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void on(RunEvent event) {
    StepState step = run.on(event);
    switch (event) {
      case RunEvent.Started e -> {
        String about = (e.resumed() ? "  goes on with run " : "  run ") + e.run() + ", " + Figures.count(e.steps().size(), "step");
        above.add(Style.BOLD.on(e.workflow(), screen.colour()) + Style.DIM.on(about, screen.colour()));
      }
      case RunEvent.StepFinished e -> above.add(line().ended(step));
      case RunEvent.StepFailed e -> above.add(line().ended(step));
      case RunEvent.Log e -> above.add(Style.DIM.on("  " + e.step() + ": " + e.sentence(), screen.colour()));
      default -> { }
    }
  }

  @Override
  public synchronized void notice(String sentence) {
    above.add(sentence);
    draw();
  }

  @Override
  public synchronized void close() {
    clock.shutdownNow();
    closed = true;
    region.draw(above, List.of());
    above.clear();
  }

  private synchronized void draw() {
    if (closed) {
      return;
    }
    frame++;
    List<String> lines = new ArrayList<>();
    StepLine line = line();
    run.steps().stream().filter(step -> step.phase() == StepState.Phase.RUNNING).limit(MOST_LINES)
        .forEach(step -> lines.add(line.running(step, frame)));
    region.draw(above, lines);
    above.clear();
  }

  private StepLine line() {
    int longest = run.steps().stream().mapToInt(step -> step.id().length()).max().orElse(1);
    return new StepLine(screen, Math.min(WIDEST_NAME, Math.max(1, longest)));
  }
}
