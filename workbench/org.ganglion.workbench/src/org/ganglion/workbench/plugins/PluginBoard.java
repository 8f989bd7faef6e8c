package org.ganglion.workbench.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.ganglion.runtime.api.plugins.SwapPlan;
import org.ganglion.workbench.model.session.Session;

/** Service: what is installed, and operations on it, each a job, whose steps and outcome are told as they happen. */
public final class PluginBoard {
  private static final int REMEMBERED = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What the views show; {@code lines} are the moves and outcomes, oldest first. */
  public record State(List<PluginSummary> plugins, List<String> lines) {}

  private interface Operation {
    List<String> run(Consumer<PluginMove> moves) throws IOException;
  }

  private final Session session;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Job read = Job.createSystem("Plug-ins", monitor -> {
    tell(null);
    return Status.OK_STATUS;
  });
  private volatile State state = new State(List.of(), List.of());

  public PluginBoard(Session session) {
    this.session = session;
    session.changes().onChange(read::schedule);
    try {
      session.plugins().moves(REMEMBERED).forEach(move -> lines.add(line(move)));
    } catch (IOException e) {
      lines.add(e.getMessage());
    }
    read.schedule();
  }

  /** What was read last. */
  public State state() {
    return state;
  }

  /** Hears changes, in a job. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Hears no more. */
  public void remove(Runnable listener) {
    listeners.remove(listener);
  }

  /** Puts a jar in the place of the plug-in of its name, or installs it where there is none. */
  public void take(Path jar, boolean migrate) {
    operation("Take " + jar.getFileName(), moves -> {
      SwapOptions options = new SwapOptions(migrate, false, migrate ? PATIENCE : Duration.ZERO, SwapOptions.Overdue.KEEP);
      boolean swap = !session.plugins().preview(jar).replaces().isEmpty();
      PluginSummary now = swap ? session.plugins().swap(jar, options, moves) : session.plugins().install(jar, options, moves);
      return List.of("done: " + now.name() + " " + now.version() + " is active");
    });
  }

  /** Says what taking a jar would do. */
  public void preview(Path jar) {
    operation("Preview " + jar.getFileName(), moves -> {
      SwapPlan plan = session.plugins().preview(jar);
      List<String> told = new ArrayList<>();
      told.add("preview: " + plan.name() + " " + plan.version() + (plan.replaces().isEmpty() ? " would be new" : " would replace " + plan.replaces())
          + (plan.signer().isEmpty() ? ", nobody signed it" : ", signed by " + plan.signer()));
      plan.gained().forEach(service -> told.add("  gained: " + service));
      plan.lost().forEach(service -> told.add("  lost: " + service));
      plan.users().forEach(user -> told.add("  in use by " + user));
      plan.refusals().forEach(refusal -> told.add("  would be refused: " + refusal));
      return told;
    });
  }

  /** Takes a plug-in away, unless it is in use. */
  public void uninstall(String name) {
    operation("Remove " + name, moves -> {
      session.plugins().remove(name, false, Duration.ZERO, moves);
      return List.of("done: " + name + " is gone; its operators are ghosts");
    });
  }

  /** Says why something is or is not active. */
  public void why(String what) {
    operation("Why " + what, moves -> session.plugins().why(what));
  }

  private void operation(String name, Operation operation) {
    Job.create(name, monitor -> {
      tell("— " + name);
      try {
        operation.run(move -> tell(line(move))).forEach(this::tell);
      } catch (IOException | RuntimeException e) {
        tell("refused: " + e.getMessage());
      }
      session.changes().tell();
      return Status.OK_STATUS;
    }).schedule();
  }

  private void tell(String line) {
    synchronized (lines) {
      if (line != null) {
        lines.add(line);
      }
      state = new State(session.plugins().list(), List.copyOf(lines));
    }
    listeners.forEach(Runnable::run);
  }

  private static String line(PluginMove move) {
    return move.step() + ": " + move.plugin() + (move.detail().isEmpty() ? "" : "  " + move.detail());
  }
}
