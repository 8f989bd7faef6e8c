package org.ganglion.workbench.smoke;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.plugins.PluginStatus;
import org.ganglion.workbench.design.WorkflowEditor;
import org.ganglion.workbench.design.WorkflowsView;
import org.ganglion.workbench.look.Theme;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.plugins.PluginBoard;
import org.ganglion.workbench.plugins.PluginsView;
import org.ganglion.workbench.run.Runs;
import org.ganglion.workbench.run.curves.CurvesView;
import org.ganglion.workbench.start.Perspectives;

/** What a person does in the first minutes: builds a workflow in each of its forms, makes a mistake, runs it, swaps a plug-in under it. */
final class Tour {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration RUN = Duration.ofSeconds(100);

  private final Session session;
  private final Runs runs;
  private final Screen screen;
  private final Path folder;

  Tour(Session session, Runs runs, Screen screen, Path folder) {
    this.session = session;
    this.runs = runs;
    this.screen = screen;
    this.folder = folder;
  }

  void walk() throws Exception {
    screen.act(() -> show(Perspectives.DESIGN));
    WorkflowEditor byForm = open("by-form");
    new FormTour(screen, byForm).build();
    WorkflowEditor byText = open("digits");
    String example = Files.readString(session.examples().orElseThrow().resolve("digits-gan.yaml"));
    screen.act(() -> byText.text().text().setText(example));
    screen.until("the graph of the text", SOON, () -> byText.graph().graph().nodes().size() == 5 && byText.text().problems().isEmpty());
    mistake(byText);
    screen.act(() -> {
      byText.select(Optional.of("gan"));
      byText.text().reveal(0);
    });
    screen.photograph("design-light");
    String run = run(byText.source());
    screen.act(() -> show(Perspectives.RUN));
    CurvesView curves = (CurvesView) screen.ask(() -> view(CurvesView.ID));
    screen.until("the first points of a curve", RUN, () -> curves.points() > 0);
    long before = screen.ask(curves::points);
    screen.until("more points of a curve", RUN, () -> curves.points() > before);
    swap();
    screen.act(() -> show(Perspectives.RUN));
    screen.photograph("run-light");
    runs.stop(run);
    screen.until("the stop of the run at a checkpoint", RUN, () -> status(run) == RunStatus.STOPPED || status(run) == RunStatus.SUCCEEDED);
    screen.act(() -> show(Perspectives.PLUGINS));
    screen.photograph("plugins-light");
    dark();
  }

  private WorkflowEditor open(String name) {
    return screen.ask(() -> {
      ((WorkflowsView) view(WorkflowsView.ID)).create(name);
      return (WorkflowEditor) window().getActivePage().getActiveEditor();
    });
  }

  /** A mistake is marked at its line, and undo takes it back, whichever view has made it. */
  private void mistake(WorkflowEditor editor) throws InterruptedException {
    String right = screen.ask(() -> editor.workflow().text());
    screen.act(() -> editor.workflow().edit(edits -> edits.parameter("gan", "epochs", "0")));
    screen.until("a marker at a wrong value", SOON, () -> editor.text().problems().stream().anyMatch(problem -> problem.line() > 0 && problem.where().contains("epochs")));
    screen.act(() -> {
      try {
        editor.workflow().undo();
      } catch (org.eclipse.core.commands.ExecutionException e) {
        throw new SmokeException("undo failed: " + e.getMessage());
      }
    });
    screen.until("the end of the marker", SOON, () -> editor.text().problems().isEmpty());
    if (!right.equals(screen.ask(() -> editor.workflow().text()))) {
      throw new SmokeException("undo did not bring the text back");
    }
  }

  private String run(WorkflowSource source) throws InterruptedException {
    runs.start("digits-gan", source, Map.of("gan.epochs", "1", "gan.headStart.atMost", "10", "sheet.count", "100"));
    screen.until("a run in the list", SOON, () -> runs.board().state().main().isPresent());
    return runs.board().state().main().orElseThrow().summary().id();
  }

  private RunStatus status(String run) {
    return runs.board().state().main().filter(details -> details.summary().id().equals(run)).map(details -> details.summary().status()).orElse(RunStatus.RUNNING);
  }

  private void swap() throws Exception {
    String plugin = "org.ganglion.gan";
    Path next = NextVersion.of(plugin, folder);
    PluginBoard board = screen.ask(() -> window().getService(PluginBoard.class));
    screen.act(() -> show(Perspectives.PLUGINS));
    screen.ask(() -> view(PluginsView.ID));
    board.take(next, false);
    screen.until("the next version of " + plugin, SOON.multipliedBy(2), () -> board.state().plugins().stream()
        .anyMatch(each -> each.name().equals(plugin) && each.status() == PluginStatus.ACTIVE && !each.builtIn()));
    if (runs.running() == 0) {
      throw new SmokeException("the run had ended before the plug-in was swapped");
    }
    board.why("gan.train");
    screen.photograph("swap-light");
  }

  private void dark() throws InterruptedException {
    screen.act(() -> Theme.set(Theme.DARK));
    for (String perspective : new String[] {Perspectives.DESIGN, Perspectives.RUN, Perspectives.PLUGINS}) {
      screen.act(() -> show(perspective));
      screen.pause(500);
      screen.photograph(perspective.substring(perspective.lastIndexOf('.') + 1) + "-dark");
    }
    screen.act(() -> window().getActivePage().saveAllEditors(false));
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

  private static IWorkbenchWindow window() {
    return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
  }

  private static IViewPart view(String id) {
    try {
      return window().getActivePage().showView(id);
    } catch (PartInitException e) {
      throw new SmokeException(e.getMessage());
    }
  }

  private static void show(String perspective) {
    try {
      PlatformUI.getWorkbench().showPerspective(perspective, window());
    } catch (WorkbenchException e) {
      throw new SmokeException(e.getMessage());
    }
  }
}
