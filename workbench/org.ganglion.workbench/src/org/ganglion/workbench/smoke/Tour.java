package org.ganglion.workbench.smoke;

import java.time.Duration;
import java.util.Optional;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workbench.design.WorkflowEditor;
import org.ganglion.workbench.look.Theme;
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
    new FormTour(screen, hands.begin("by-form")).build();
    WorkflowEditor byText = hands.digits();
    mistake(byText);
    screen.act(() -> {
      byText.select(Optional.of("gan"));
      byText.text().reveal(0);
    });
    screen.photograph("design-light");
    String run = hands.run(byText, "1");
    hands.swap();
    screen.photograph("swap-light");
    hands.show(Perspectives.RUN);
    screen.photograph("run-light");
    hands.runs().stop(run);
    screen.until("the stop of the run at a checkpoint", Hands.RUN, () -> hands.status(run) == RunStatus.STOPPED || hands.status(run) == RunStatus.SUCCEEDED);
    hands.show(Perspectives.PLUGINS);
    screen.photograph("plugins-light");
    dark();
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
