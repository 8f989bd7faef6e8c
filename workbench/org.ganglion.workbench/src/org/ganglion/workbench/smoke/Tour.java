package org.ganglion.workbench.smoke;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.plugins.PluginStatus;
import org.ganglion.workbench.design.StartPage;
import org.ganglion.workbench.design.WorkflowEditor;
import org.ganglion.workbench.look.Theme;
import org.ganglion.workbench.plugins.PluginBoard;
import org.ganglion.workbench.run.artifacts.ArtifactsView;
import org.ganglion.workbench.smoke.guest.GuestViewer;
import org.ganglion.workbench.start.Perspectives;

/** What a person does in the first minutes: builds a workflow in each of its forms, makes a mistake, runs it, swaps a plug-in under it. */
final class Tour {
  private static final Duration SOON = Hands.SOON;

  private final Hands hands;
  private final Screen screen;

  Tour(Hands hands) {
    this.hands = hands;
    this.screen = hands.screen();
  }

  void walk() throws Exception {
    hands.show(Perspectives.DESIGN);
    screen.until("the start page", SOON, () -> hands.window().getActivePage().getEditorReferences().length == 1
        && StartPage.ID.equals(hands.window().getActivePage().getEditorReferences()[0].getId()));
    screen.photograph("start-light");
    new FormTour(screen, hands.begin("by-form")).build();
    WorkflowEditor byText = hands.digits();
    mistake(byText);
    screen.act(() -> {
      byText.select(Optional.of("gan"));
      byText.text().reveal(0);
    });
    screen.photograph("design-light");
    String run = hands.run(byText, "1");
    Path next = hands.swap();
    screen.photograph("swap-light");
    hands.show(Perspectives.RUN);
    screen.photograph("run-light");
    hands.runs().stop(run);
    screen.until("the stop of the run at a checkpoint", Hands.RUN, () -> hands.status(run) == RunStatus.STOPPED
        || hands.status(run) == RunStatus.SUCCEEDED);
    viewers();
    ghost(byText, next);
    hands.show(Perspectives.PLUGINS);
    screen.photograph("plugins-light");
    dark();
    deleted(run);
    hands.run(byText, "40");
    new Layout(hands).change();
  }

  /** A mistake is marked at its line, and undo takes it back, whichever view has made it. */
  private void mistake(WorkflowEditor editor) throws InterruptedException {
    String right = screen.ask(() -> editor.workflow().text());
    screen.act(() -> editor.workflow().edit(edits -> edits.parameter("gan", "epochs", "0")));
    screen.until("a marker at a wrong value", SOON, () -> editor.text().problems().stream()
        .anyMatch(problem -> problem.line() > 0 && problem.where().contains("epochs")));
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

  /** The workbench's own viewer of images, and one that a plug-in of somebody else brings, which goes before it until it goes. */
  private void viewers() throws Exception {
    hands.show(Perspectives.RUN);
    ArtifactsView artifacts = hands.view(ArtifactsView.class, ArtifactsView.ID);
    shows(artifacts, "the images", widget -> widget instanceof Composite);
    screen.photograph("images-light");
    PluginBoard board = screen.ask(() -> hands.window().getService(PluginBoard.class));
    board.take(GuestPlugin.viewing("ganglion:images/1", hands.folder()), false);
    screen.until("a guest's plug-in", SOON, () -> board.state().plugins().stream()
        .anyMatch(each -> each.name().equals(GuestPlugin.NAME) && each.status() == PluginStatus.ACTIVE));
    shows(artifacts, "the view of a guest", widget -> widget instanceof Label label && label.getText().startsWith(GuestViewer.GREETING)
        && label.getText().contains("pixels.npy"));
    board.uninstall(GuestPlugin.NAME);
    screen.until("the end of the guest", SOON, () -> board.state().plugins().stream()
        .noneMatch(each -> each.name().equals(GuestPlugin.NAME) && each.status() == PluginStatus.ACTIVE));
    shows(artifacts, "the images again", widget -> widget instanceof Composite);
  }

  private void shows(ArtifactsView artifacts, String what, Predicate<Control> expected) throws InterruptedException {
    screen.act(() -> artifacts.show("digits.train"));
    screen.until(what, SOON, () -> artifacts.shown().stream().anyMatch(expected));
  }

  /** A plug-in that goes leaves its steps with ports and parameters, drawn as ghosts, and they live again when it comes back. */
  private void ghost(WorkflowEditor editor, Path plugin) throws InterruptedException {
    PluginBoard board = screen.ask(() -> hands.window().getService(PluginBoard.class));
    board.uninstall(Hands.GAN);
    hands.show(Perspectives.DESIGN);
    screen.until("a ghost", SOON, () -> editor.graph().graph().node("gan").filter(node -> node.ghost() && node.outputs().contains("generator"))
        .isPresent());
    screen.photograph("ghost-light");
    board.take(plugin, false);
    screen.until("the step alive again", SOON, () -> editor.graph().graph().node("gan").filter(node -> !node.ghost()).isPresent()
        && editor.text().problems().isEmpty());
  }

  /** A run that somebody else deletes is told of in the list, and nowhere else. */
  private void deleted(String run) throws Exception {
    hands.show(Perspectives.RUN);
    hands.session().runtime().delete(hands.session().home(), run);
    hands.runs().board().refresh();
    screen.until("a word that the run is gone", SOON, () -> hands.runs().board().state().problem().contains(run));
    hands.expectNoDialogs();
  }

  private void dark() throws InterruptedException {
    screen.act(() -> Theme.set(Theme.DARK));
    for (String perspective : new String[] {Perspectives.DESIGN, Perspectives.RUN, Perspectives.PLUGINS}) {
      hands.show(perspective);
      screen.pause(500);
      screen.photograph(perspective.substring(perspective.lastIndexOf('.') + 1) + "-dark");
    }
    screen.act(() -> hands.window().getActivePage().saveAllEditors(false));
    hands.expectNoDialogs();
  }
}
