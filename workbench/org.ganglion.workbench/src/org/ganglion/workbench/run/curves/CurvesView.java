package org.ganglion.workbench.run.curves;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.ganglion.api.artifact.Series;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.workbench.look.FollowingView;
import org.ganglion.workbench.run.RunBoard;
import org.ganglion.workbench.run.Runs;

/** The curves of the chosen runs as they grow: one diagram for each curve of a step, runs over each other. Runs dropped here are added. */
public final class CurvesView extends FollowingView {
  public static final String ID = "org.ganglion.workbench.curves";
  private static final int LEAST_HEIGHT = 140;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private RunBoard board;
  private ScrolledComposite scroll;
  private Composite body;
  private final Map<String, CurveCanvas> diagrams = new LinkedHashMap<>();

  @Override
  public void createPartControl(Composite parent) {
    board = getSite().getService(Runs.class).board();
    scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
    scroll.setExpandHorizontal(true);
    scroll.setExpandVertical(true);
    body = new Composite(scroll, SWT.NONE);
    GridLayout layout = new GridLayout(2, true);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 2;
    layout.horizontalSpacing = 2;
    body.setLayout(layout);
    scroll.setContent(body);
    DropTarget target = new DropTarget(body, DND.DROP_COPY | DND.DROP_DEFAULT);
    target.setTransfer(TextTransfer.getInstance());
    target.addDropListener(new DropTargetAdapter() {
      @Override
      public void drop(DropTargetEvent event) {
        Set<String> runs = new LinkedHashSet<>(board.state().shown().keySet());
        runs.addAll(List.of(String.valueOf(event.data).split("\n")));
        board.choose(List.copyOf(runs));
      }
    });
    follow(board.changes(), body, this::fill);
  }

  /** How many points are drawn now. */
  public long points() {
    return diagrams.values().stream().mapToLong(CurveCanvas::points).sum();
  }

  /** Short, so that several stand beside each other: when it began, and of which workflow it is where they differ. */
  private String name(RunSummary run) {
    boolean same = board.state().shown().values().stream().map(each -> each.summary().workflow()).distinct().count() == 1;
    return TIME.format(run.started().atZone(ZoneId.systemDefault())) + (same ? "" : " " + run.workflow());
  }

  private void fill() {
    Map<String, List<CurveCanvas.Shown>> groups = new LinkedHashMap<>();
    int run = 0;
    for (RunDetails details : board.state().shown().values()) {
      for (RunDetails.Step step : details.steps()) {
        for (Series.Curve curve : step.curves().curves()) {
          List<CurveCanvas.Shown> group = groups.computeIfAbsent(step.id() + ": " + curve.name(), any -> new ArrayList<>());
          String name = board.state().shown().size() > 1 ? name(details.summary()) : "";
          group.add(new CurveCanvas.Shown(name, curve.x(), curve.y(), run));
        }
      }
      run++;
    }
    if (!groups.keySet().equals(diagrams.keySet())) {
      for (Control child : body.getChildren()) {
        child.dispose();
      }
      diagrams.clear();
      groups.keySet().forEach(name -> {
        CurveCanvas canvas = new CurveCanvas(body);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.minimumHeight = LEAST_HEIGHT;
        data.heightHint = LEAST_HEIGHT;
        canvas.setLayoutData(data);
        diagrams.put(name, canvas);
        if (groups.size() % 2 == 1 && diagrams.size() == groups.size()) {
          data.horizontalSpan = 2;
        }
      });
      if (groups.isEmpty()) {
        new CurveCanvas(body).setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        ((CurveCanvas) body.getChildren()[0]).show("No curves yet", List.of());
      }
      scroll.setMinSize(body.computeSize(scroll.getClientArea().width, SWT.DEFAULT));
      body.layout();
    }
    groups.forEach((name, curves) -> diagrams.get(name).show(name, curves));
  }
}
