package org.ganglion.workbench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.ganglion.workbench.design.WorkflowEditor;
import org.ganglion.workbench.run.RunsView;
import org.ganglion.workbench.run.curves.CurveCanvas;
import org.ganglion.workbench.smoke.Hands;
import org.ganglion.workbench.smoke.Screen;
import org.ganglion.workbench.smoke.Visit;
import org.ganglion.workbench.start.Perspectives;

/** Measures that scrolling and zooming stay fluid with 500 nodes, 100,000 points a curve and 1,000 runs in the list. */
public final class Measurement implements Visit {
  private static final int NODES = 500;
  private static final int POINTS = 100_000;
  private static final int RUNS = 1_000;
  private static final double BAR_MILLIS = 50;

  private final Path figures;
  private final List<String> lines = new ArrayList<>();
  private double slowest;

  public Measurement(Path figures) {
    this.figures = figures;
  }

  @Override
  public void walk(Hands hands) throws Exception {
    Screen screen = hands.screen();
    graph(hands, screen);
    screen.act(() -> curves(hands));
    runs(hands, screen);
    lines.add(String.format(Locale.ROOT, "slowest, by the median of the clock and 95 %% of the work: %.1f ms, bar %.0f ms", slowest, BAR_MILLIS));
    Files.write(figures, lines);
    if (slowest > BAR_MILLIS) {
      throw new IllegalStateException("repaints take up to " + Math.round(slowest) + " ms; " + figures + " tells which");
    }
  }

  private void take(Repaints repaints) {
    lines.add(repaints.toString());
    slowest = Math.max(slowest, repaints.judged());
  }

  private void graph(Hands hands, Screen screen) throws InterruptedException {
    hands.show(Perspectives.DESIGN);
    WorkflowEditor editor = hands.begin("crowd");
    screen.act(() -> editor.text().text().setText(Crowd.workflow(NODES)));
    screen.until("the graph of " + NODES + " steps", Duration.ofSeconds(60), () -> editor.graph().graph().nodes().size() == NODES);
    screen.act(() -> {
      Control canvas = editor.graph();
      editor.graph().fit();
      take(Repaints.of("graph of " + NODES + " nodes, all of it visible, scrolled", canvas, i -> wheel(canvas, i % 2 == 0 ? 3 : -3, 0)));
      take(Repaints.of("graph, zoomed in and out", canvas, i -> wheel(canvas, i / 10 % 2 == 0 ? 3 : -3, SWT.MOD1)));
      for (int i = 0; i < 14; i++) {
        wheel(canvas, 3, SWT.MOD1);
      }
      take(Repaints.of("graph, large, scrolled", canvas, i -> wheel(canvas, i % 2 == 0 ? 3 : -3, SWT.MOD2)));
      take(Repaints.of("text of " + NODES + " steps, scrolled", editor.text().text(), i -> editor.text().text().setTopIndex(i * 37 % NODES)));
      editor.doSave(new NullProgressMonitor());
    });
  }

  private void curves(Hands hands) {
    Shell shell = new Shell(hands.window().getShell(), SWT.SHELL_TRIM);
    shell.setLayout(new FillLayout());
    shell.setSize(1000, 600);
    CurveCanvas canvas = new CurveCanvas(shell);
    canvas.show("3 curves of " + POINTS + " points", Crowd.curves(3, POINTS));
    shell.open();
    take(Repaints.of("3 curves of " + POINTS + " points, all of them", canvas, i -> { }));
    take(Repaints.of("curves, zoomed in and out", canvas, i -> wheel(canvas, i / 10 % 2 == 0 ? 3 : -3, 0)));
    take(Repaints.of("curves, a new point each time", canvas, i -> canvas.show("growing", Crowd.curves(1, POINTS + i))));
    shell.dispose();
  }

  private void runs(Hands hands, Screen screen) throws IOException, InterruptedException {
    Crowd.runs(hands.session(), RUNS);
    long begin = System.nanoTime();
    int known = hands.session().runtime().runs(hands.session().home()).size();
    lines.add(String.format(Locale.ROOT, "reading %d runs from the folder, away from the UI thread: %.0f ms", known,
        (System.nanoTime() - begin) / 1e6));
    hands.show(Perspectives.RUN);
    RunsView view = hands.view(RunsView.class, RunsView.ID);
    hands.runs().board().refresh();
    screen.until(RUNS + " runs in the list", Duration.ofSeconds(60), () -> view.table().getItemCount() >= RUNS);
    screen.act(() -> {
      Table table = view.table();
      take(Repaints.of("list of " + RUNS + " runs, scrolled", table, i -> table.setTopIndex(i * 97 % RUNS)));
      take(Repaints.of("list, all rows read anew", table, i -> table.clearAll()));
    });
  }

  private static void wheel(Control control, int count, int keys) {
    Event event = new Event();
    event.count = count;
    event.stateMask = keys;
    event.x = control.getSize().x / 2;
    event.y = control.getSize().y / 2;
    control.notifyListeners(SWT.MouseWheel, event);
  }
}
