package org.ganglion.workbench.smoke;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.plugins.PluginBoard;
import org.ganglion.workbench.run.Runs;

/** Uses the workbench as a person would, on a thread of its own, and closes it; anything that goes wrong, or is logged as an error, fails it. */
public final class Smoke {
  private final Session session;
  private final Runs runs;
  private final Path pictures;
  private final PrintStream out;
  private final Visit visit;
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final ILogListener log = (status, plugin) -> {
    if (status.getSeverity() == IStatus.ERROR) {
      errors.add(plugin + ": " + status.getMessage() + (status.getException() == null ? "" : ": " + status.getException()));
    }
  };

  /** A tour of all of the workbench, or, where a server is to do the work, of that; over the folder of an earlier tour, of what it has left. */
  public static Visit tour(Session session) {
    if (session.connection().attached()) {
      return hands -> new AttachedTour(hands).walk();
    }
    // A tour leaves its runs in the folder; over them the next one looks whether everything is as it was left.
    return Files.isDirectory(session.home().resolve("runs")) ? hands -> new ReturnTour(hands).walk() : hands -> new Tour(hands).walk();
  }

  public Smoke(Session session, Runs runs, Path pictures, PrintStream out, Visit visit) {
    this.session = session;
    this.runs = runs;
    this.pictures = pictures;
    this.out = out;
    this.visit = visit;
  }

  /** Begins; the workbench's window is open. */
  public void begin(Display display) throws IOException {
    Files.createDirectories(pictures);
    Platform.addLogListener(log);
    Thread.ofPlatform().name("ganglion-smoke").start(() -> {
      try {
        Hands hands = new Hands(session, runs, new Screen(display, pictures), pictures);
        visit.walk(hands);
        if (!session.connection().attached() && runs.running() > 0) {
          new Farewell(hands).say();
          return;
        }
        end(display);
      } catch (Exception | AssertionError e) {
        errors.add(e instanceof SmokeException ? e.getMessage() : e.toString());
        for (StackTraceElement place : e.getStackTrace()) {
          if (place.getClassName().startsWith("org.ganglion")) {
            errors.add("  at " + place);
          }
        }
        photograph(display);
        display.syncExec(() -> errors.addAll(PlatformUI.getWorkbench().getService(PluginBoard.class).state().lines()));
        if (!session.connection().attached()) {
          runs.stopAll();
          runs.awaitEnd();
        }
        end(display);
      }
    });
  }

  private void photograph(Display display) {
    try {
      new Screen(display, pictures).photograph("failure");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Display display) {
    display.asyncExec(() -> {
      // A tour that failed has left its editors as they were, and nobody is there who could say whether they shall be saved.
      PlatformUI.getWorkbench().saveAllEditors(false);
      PlatformUI.getWorkbench().close();
    });
  }

  /** Says what went wrong, once the workbench is closed. */
  public boolean passed() {
    Platform.removeLogListener(log);
    errors.forEach(error -> out.println("ganglion: " + error));
    return errors.isEmpty();
  }
}
