package org.ganglion.workbench.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.ganglion.runtime.api.plugins.SwapPlan;
import org.ganglion.workbench.model.session.Changes;
import org.ganglion.workbench.model.session.Session;

/** Service: what is installed, and operations on it, each a job, whose steps and outcome are told as they happen. */
public final class PluginBoard {
  private static final int REMEMBERED = 60;
  private static final long EVERY_MILLIS = 2000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * What the views show.
   *
   * @param plugins those that were there when they were last read
   * @param lines moves and outcomes, oldest first
   * @param problem why they cannot be read now; empty when they can
   */
  public record State(List<PluginSummary> plugins, List<String> lines, String problem) {}

  private interface Operation {
    List<String> run(Consumer<PluginMove> moves) throws IOException;
  }

  private final Session session;
  private final Changes changes = new Changes();
  private final List<String> lines = new ArrayList<>();
  private boolean remembered;
  private final Job read = Job.createSystem("Plug-ins", (IProgressMonitor monitor) -> look());
  private volatile State state = new State(List.of(), List.of(), "");

  public PluginBoard(Session session) {
    this.session = session;
    session.changes().onChange(read::schedule);
    read.schedule();
  }

  /** What was read last. */
  public State state() {
    return state;
  }

  /** Tells that {@link #state()} has changed, in a job. */
  public Changes changes() {
    return changes;
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
        tell("refused: " + (e instanceof UncheckedIOException wrapped ? wrapped.getCause() : e).getMessage());
      }
      session.changes().tell();
      return Status.OK_STATUS;
    }).schedule();
  }

  /** Who uses what changes without a word, so it is looked at again and again. */
  private IStatus look() {
    synchronized (lines) {
      if (!remembered) {
        try {
          session.plugins().moves(REMEMBERED).forEach(move -> lines.add(line(move)));
          remembered = true;
        } catch (IOException | RuntimeException e) {
          // They are asked for again with the plug-ins themselves, whose problem is told.
          remembered = false;
        }
      }
    }
    publish();
    read.schedule(EVERY_MILLIS);
    return Status.OK_STATUS;
  }

  private void tell(String line) {
    synchronized (lines) {
      lines.add(line);
    }
    publish();
  }

  private void publish() {
    List<PluginSummary> plugins = state.plugins();
    String problem = "";
    try {
      plugins = session.plugins().list();
    } catch (UncheckedIOException e) {
      problem = e.getCause().getMessage();
    } catch (RuntimeException e) {
      problem = e.getMessage();
    }
    boolean other;
    synchronized (lines) {
      State now = new State(plugins, List.copyOf(lines), problem);
      other = !now.equals(state);
      state = now;
    }
    if (other) {
      changes.tell();
    }
  }

  private static String line(PluginMove move) {
    return move.step() + ": " + move.plugin() + (move.detail().isEmpty() ? "" : "  " + move.detail());
  }
}
