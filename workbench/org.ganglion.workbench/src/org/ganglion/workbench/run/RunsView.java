package org.ganglion.workbench.run;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DragSourceListener;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.workbench.look.Actions;
import org.ganglion.workbench.look.Columns;
import org.ganglion.workbench.look.FollowingView;
import org.ganglion.workbench.look.Palette;

/** The runs of the state folder, newest first. What is selected is shown; several are shown over each other. Rows are made when they are seen. */
public final class RunsView extends FollowingView {
  public static final String ID = "org.ganglion.workbench.runs";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM. HH:mm:ss");

  private Runs runs;
  private Table table;
  private List<RunSummary> shown = List.of();
  private boolean stale;

  @Override
  public void createPartControl(Composite parent) {
    runs = getSite().getService(Runs.class);
    Actions.above(parent)
        .add("Stop", "Stops the selected runs at their next checkpoint", () -> selected().forEach(run -> runs.stop(run.id())))
        .add("Resume", "Goes on with the selected runs",
        () -> selected().stream().filter(run -> run.status() != RunStatus.RUNNING && run.status() != RunStatus.SUCCEEDED)
            .forEach(run -> runs.resume(run.id())));
    table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.VIRTUAL);
    Actions.fill(table);
    table.setHeaderVisible(true);
    new Columns(table).add("Workflow", 104).add("State", 110).add("Started", 112).add("Took", 50);
    table.addListener(SWT.SetData, event -> row((TableItem) event.item, shown.get(event.index)));
    table.addListener(SWT.Selection, event -> runs.board()
        .choose(Arrays.stream(table.getSelectionIndices()).mapToObj(at -> shown.get(at).id()).toList()));
    drag();
    drop();
    follow(runs.board().changes(), table, this::fill);
  }

  /** The list, for tests. */
  public Table table() {
    return table;
  }

  private void drag() {
    DragSource source = new DragSource(table, DND.DROP_COPY);
    source.setTransfer(TextTransfer.getInstance());
    source.addDragListener(new DragSourceListener() {
      @Override
      public void dragStart(DragSourceEvent event) {
        event.doit = table.getSelectionCount() > 0;
      }

      @Override
      public void dragSetData(DragSourceEvent event) {
        event.data = String.join("\n", selected().stream().map(RunSummary::id).toList());
      }

      @Override
      public void dragFinished(DragSourceEvent event) {
        // Nothing is moved.
      }
    });
  }

  /** A run that is dropped on another is compared with it. */
  private void drop() {
    DropTarget target = new DropTarget(table, DND.DROP_COPY | DND.DROP_DEFAULT);
    target.setTransfer(TextTransfer.getInstance());
    target.addDropListener(new DropTargetAdapter() {
      @Override
      public void dragEnter(DropTargetEvent event) {
        event.detail = DND.DROP_COPY;
      }

      @Override
      public void drop(DropTargetEvent event) {
        if (event.item instanceof TableItem item) {
          compare(shown.get(table.indexOf(item)).id(), List.of(String.valueOf(event.data).split("\n")));
        }
      }
    });
  }

  /** Shows runs over another one, with what differs. */
  public void compare(String run, List<String> others) {
    Set<String> runs = new LinkedHashSet<>(others);
    runs.remove(run);
    runs.add(run);
    this.runs.board().choose(List.copyOf(runs));
  }

  private List<RunSummary> selected() {
    return Arrays.stream(table.getSelectionIndices()).mapToObj(shown::get).toList();
  }

  @Override
  protected void recolour() {
    stale = true;
  }

  private void fill() {
    List<String> chosen = List.copyOf(runs.board().state().shown().keySet());
    List<RunSummary> now = runs.board().state().runs();
    if (stale || !now.equals(shown)) {
      stale = false;
      shown = now;
      table.setItemCount(now.size());
      table.clearAll();
    }
    table.setSelection(chosen.stream().mapToInt(id -> shown.stream().map(RunSummary::id).toList().indexOf(id)).filter(at -> at >= 0).toArray());
    setContentDescription(shown.isEmpty() ? "No runs yet. Open a workflow and press F9." : runs.board().state().problem());
  }

  private void row(TableItem item, RunSummary run) {
    item.setText(new String[] {
      run.workflow(), run.status().name().toLowerCase(java.util.Locale.ROOT) + " " + run.finished() + "/" + run.steps(),
          TIME.format(run.started().atZone(ZoneId.systemDefault())),
      run.took().toSeconds() + " s"
    });
    Palette palette = Palette.of(table);
    item.setForeground(1, switch (run.status()) {
      case RUNNING -> palette.accent();
      case SUCCEEDED -> palette.good();
      case FAILED -> palette.problem();
      case STOPPED, INTERRUPTED -> palette.faint();
    });
  }
}
