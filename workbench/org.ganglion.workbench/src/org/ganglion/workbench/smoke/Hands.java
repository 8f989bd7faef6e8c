package org.ganglion.workbench.smoke;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.plugins.PluginStatus;
import org.ganglion.workbench.design.WorkflowEditor;
import org.ganglion.workbench.design.WorkflowsView;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.plugins.PluginBoard;
import org.ganglion.workbench.plugins.PluginsView;
import org.ganglion.workbench.run.Runs;
import org.ganglion.workbench.run.curves.CurvesView;
import org.ganglion.workbench.start.Perspectives;

/** What several tours do in the window. */
public record Hands(Session session, Runs runs, Screen screen, Path folder) {
  static final String GAN = "org.ganglion.gan";
  static final Duration SOON = Duration.ofSeconds(30);
  static final Duration RUN = Duration.ofSeconds(100);

  public IWorkbenchWindow window() {
    return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
  }

  public void show(String perspective) {
    screen.act(() -> {
      try {
        PlatformUI.getWorkbench().showPerspective(perspective, window());
      } catch (WorkbenchException e) {
        throw new SmokeException(e.getMessage());
      }
    });
  }

  public <T extends IViewPart> T view(Class<T> type, String id) {
    return screen.ask(() -> {
      try {
        return type.cast(window().getActivePage().showView(id));
      } catch (PartInitException e) {
        throw new SmokeException(e.getMessage());
      }
    });
  }

  /** An empty workflow in an editor. */
  public WorkflowEditor begin(String name) {
    WorkflowsView files = view(WorkflowsView.class, WorkflowsView.ID);
    return screen.ask(() -> {
      files.create(name);
      return (WorkflowEditor) window().getActivePage().getActiveEditor();
    });
  }

  /** The digits' GAN as text in an editor, checked and drawn. */
  WorkflowEditor digits() throws Exception {
    WorkflowEditor editor = begin("digits");
    String example = Files.readString(session.examples().orElseThrow().resolve("digits-gan.yaml"));
    screen.act(() -> editor.text().text().setText(example));
    screen.until("the graph of the text", SOON, () -> editor.graph().graph().nodes().size() == 5 && editor.text().problems().isEmpty());
    return editor;
  }

  /** Starts the digits' GAN, and comes back with its id when its curves move. */
  String run(WorkflowEditor editor, String epochs) throws InterruptedException {
    runs.start("digits-gan", editor.source(), Map.of("gan.epochs", epochs, "gan.headStart.atMost", "10", "sheet.count", "100"));
    screen.until("a run in the list", SOON, () -> runs.board().state().main().isPresent());
    String run = runs.board().state().main().orElseThrow().summary().id();
    show(Perspectives.RUN);
    CurvesView curves = view(CurvesView.class, CurvesView.ID);
    screen.until("the first points of a curve", RUN, () -> curves.points() > 0);
    long before = screen.ask(curves::points);
    screen.until("more points of a curve", RUN, () -> curves.points() > before);
    return run;
  }

  /** Where a run stands that is shown. */
  RunStatus status(String run) {
    return runs.board().state().main().filter(details -> details.summary().id().equals(run)).map(details -> details.summary().status())
        .orElse(RunStatus.RUNNING);
  }

  /** Puts the next version of the GAN plug-in in its place while a run holds the old one; gives its jar. */
  Path swap() throws Exception {
    String plugin = GAN;
    Path next = NextVersion.of(plugin, folder);
    PluginBoard board = screen.ask(() -> window().getService(PluginBoard.class));
    show(Perspectives.PLUGINS);
    view(PluginsView.class, PluginsView.ID);
    board.take(next, false);
    screen.until("the next version of " + plugin, SOON.multipliedBy(2), () -> board.state().plugins().stream()
        .anyMatch(each -> each.name().equals(plugin) && each.status() == PluginStatus.ACTIVE && !each.builtIn()));
    if (runs.running() == 0) {
      throw new SmokeException("the run had ended before the plug-in was swapped");
    }
    board.why("gan.train");
    return next;
  }

  /** Nothing may stand in the way of the window. */
  void expectNoDialogs() {
    int dialogs = screen.ask(() -> {
      int open = 0;
      for (Shell shell : window().getShell().getDisplay().getShells()) {
        open += shell.isVisible() && shell != window().getShell() ? 1 : 0;
      }
      return open;
    });
    if (dialogs > 0) {
      throw new SmokeException(dialogs + " windows are open besides the main one");
    }
  }
}
