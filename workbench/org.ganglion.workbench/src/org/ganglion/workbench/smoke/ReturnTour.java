package org.ganglion.workbench.smoke;

import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workbench.run.curves.CurvesView;
import org.ganglion.workbench.start.Perspectives;

/** The next start over the folder of a tour: the layout is as it was left, and the run that was stopped with the window goes on. */
final class ReturnTour {
  private final Hands hands;

  ReturnTour(Hands hands) {
    this.hands = hands;
  }

  void walk() throws InterruptedException {
    Screen screen = hands.screen();
    new Layout(hands).expectChanged();
    screen.photograph("layout-again");
    screen.until("the run that was stopped with the window", Hands.SOON, () -> hands.runs().board().state().main()
        .filter(run -> run.summary().status() == RunStatus.STOPPED).isPresent());
    String run = hands.runs().board().state().main().orElseThrow().summary().id();
    hands.show(Perspectives.RUN);
    CurvesView curves = hands.view(CurvesView.class, CurvesView.ID);
    long before = screen.ask(curves::points);
    hands.runs().resume(run);
    screen.until("more points of the resumed run's curves", Hands.RUN, () -> curves.points() > before && hands.status(run) == RunStatus.RUNNING);
    hands.expectNoDialogs();
  }
}
