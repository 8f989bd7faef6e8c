package org.ganglion.workbench.smoke;

import java.util.Arrays;
import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.ganglion.workbench.design.WorkflowsView;
import org.ganglion.workbench.run.LogView;
import org.ganglion.workbench.run.curves.CurvesView;
import org.ganglion.workbench.start.Perspectives;

/** Views that are not where they were at first: the log beside the curves, the list of workflows closed. */
final class Layout {
  private final Hands hands;

  Layout(Hands hands) {
    this.hands = hands;
  }

  /** Moves one and closes one, as the mouse does. */
  void change() {
    hands.show(Perspectives.RUN);
    CurvesView curves = hands.view(CurvesView.class, CurvesView.ID);
    LogView log = hands.view(LogView.class, LogView.ID);
    hands.screen().act(() -> {
      EModelService model = curves.getSite().getService(EModelService.class);
      MElementContainer<MUIElement> beside = placeholder(curves).getParent();
      model.move(placeholder(log), beside);
    });
    hands.show(Perspectives.DESIGN);
    hands.screen().act(() -> page().hideView(page().findView(WorkflowsView.ID)));
  }

  /** Whether they are there where {@link #change} has left them. */
  void expectChanged() throws InterruptedException {
    hands.show(Perspectives.DESIGN);
    if (hands.screen().ask(() -> page().findView(WorkflowsView.ID)) != null) {
      throw new SmokeException("a view that was closed is open again after a restart");
    }
    hands.show(Perspectives.RUN);
    // A view behind another one is made when it is shown.
    LogView log = hands.view(LogView.class, LogView.ID);
    IViewPart[] together = hands.screen().ask(() -> page().getViewStack(log));
    hands.view(CurvesView.class, CurvesView.ID);
    if (Arrays.stream(together).noneMatch(view -> view.getSite().getId().equals(CurvesView.ID))) {
      throw new SmokeException("a view that was moved is back at its first place after a restart");
    }
  }

  private IWorkbenchPage page() {
    return hands.window().getActivePage();
  }

  private static MPlaceholder placeholder(IViewPart view) {
    MPart part = view.getSite().getService(MPart.class);
    MWindow window = view.getSite().getService(MWindow.class);
    return view.getSite().getService(EModelService.class).findPlaceholderFor(window, part);
  }
}
