package org.ganglion.workbench.run.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.workbench.look.FollowingView;
import org.ganglion.workbench.look.Ui;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.run.RunBoard;
import org.ganglion.workbench.run.Runs;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** What the steps of the chosen run gave so far, each shown by the viewer of its type; what is published anew is shown anew. */
public final class ArtifactsView extends FollowingView {
  public static final String ID = "org.ganglion.workbench.artifacts";

  private Session session;
  private RunBoard board;
  private Tree tree;
  private Composite pane;
  private Map<String, Path> shown = Map.of();
  private String selected = "";
  private boolean byHand;
  private volatile Path real;
  private ArtifactViewer by;
  private ArtifactViewer wanted;
  private final Runnable viewers = () -> Ui.later(pane, this::open);

  @Override
  public void createPartControl(Composite parent) {
    session = getSite().getService(Session.class);
    board = getSite().getService(Runs.class).board();
    SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
    tree = new Tree(sash, SWT.SINGLE);
    pane = new Composite(sash, SWT.NONE);
    pane.setLayout(new FillLayout());
    sash.setWeights(28, 72);
    tree.addListener(SWT.Selection, event -> {
      if (event.item.getData() instanceof String key) {
        show(key);
      }
    });
    say("What the steps give appears here.");
    follow(board.changes(), tree, this::fill);
    session.changes().onChange(viewers);
  }

  /** Shows an artifact, {@code step.port}, by the viewer that its type has now. */
  public void show(String artifact) {
    selected = artifact;
    byHand = true;
    real = null;
    for (TreeItem branch : tree.getItems()) {
      for (TreeItem leaf : branch.getItems()) {
        if (artifact.equals(leaf.getData())) {
          tree.setSelection(leaf);
        }
      }
    }
    open();
  }

  /** What the viewer has made, for tests. */
  public List<Control> shown() {
    return List.of(pane.getChildren());
  }

  private void fill() {
    Map<String, Path> now = new LinkedHashMap<>();
    board.state().main().ifPresent(run -> run.steps()
        .forEach(step -> step.artifacts().forEach((port, folder) -> now.put(step.id() + "." + port, folder))));
    if (!byHand || !now.containsKey(selected)) {
      selected = first(now);
    }
    if (!now.equals(shown)) {
      shown = now;
      tree.setRedraw(false);
      tree.removeAll();
      Map<String, TreeItem> branches = new LinkedHashMap<>();
      now.keySet().forEach(key -> {
        String step = key.substring(0, key.indexOf('.'));
        TreeItem branch = branches.computeIfAbsent(step, name -> {
          TreeItem item = new TreeItem(tree, SWT.NONE);
          item.setText(name);
          return item;
        });
        TreeItem leaf = new TreeItem(branch, SWT.NONE);
        leaf.setText(key.substring(step.length() + 1));
        leaf.setData(key);
        if (key.equals(selected)) {
          tree.setSelection(leaf);
        }
      });
      branches.values().forEach(branch -> branch.setExpanded(true));
      tree.setRedraw(true);
    }
    open();
  }

  /** What is worth a look before anything was chosen: the report of a run that has one, else pictures, else the first thing. */
  private String first(Map<String, Path> now) {
    return now.keySet().stream().filter(key -> type(key).equals("ganglion:document/1")).reduce((one, other) -> other)
        .or(() -> now.keySet().stream().filter(key -> type(key).equals("ganglion:pictures/1")).findFirst())
        .or(() -> now.keySet().stream().findFirst()).orElse("");
  }

  /** The type of an artifact, as the operator that gave it says; empty when nobody knows. */
  private String type(String key) {
    int dot = key.indexOf('.');
    Optional<RunDetails.Step> step = board.state().main()
        .flatMap(run -> run.steps().stream().filter(each -> each.id().equals(key.substring(0, dot))).findFirst());
    return step.flatMap(each -> session.runtime().describe(each.operator())).flatMap(known -> known.output(key.substring(dot + 1)))
        .map(port -> port.type()).orElse("");
  }

  private void open() {
    Path folder = shown.get(selected);
    if (folder == null) {
      return;
    }
    ArtifactViewer viewer = Viewers.of(type(selected));
    ArtifactViewer before = by;
    wanted = viewer;
    Map<String, Path> inputs = board.state().main().map(run -> Inputs.of(run, selected.substring(0, selected.indexOf('.')))).orElse(Map.of());
    Job.createSystem("Read " + selected, monitor -> {
      try {
        // The folder of a port leads to the value that it has now.
        Path now = folder.toRealPath();
        if (!now.equals(real) || viewer != before) {
          ArtifactViewer.View view = viewer.read(now, inputs);
          Ui.later(pane, () -> put(folder, now, viewer, view));
        }
      } catch (IOException | RuntimeException e) {
        Ui.later(pane, () -> say("It cannot be shown: " + e.getMessage()));
      }
      return Status.OK_STATUS;
    }).schedule();
  }

  /** Shows what was read, unless by now something else is wanted, or its viewer has gone. */
  private void put(Path folder, Path now, ArtifactViewer viewer, ArtifactViewer.View view) {
    if (viewer != wanted || !folder.equals(shown.get(selected))) {
      return;
    }
    real = now;
    by = viewer;
    clear();
    view.create(pane);
    pane.layout(true, true);
  }

  @Override
  public void dispose() {
    session.changes().remove(viewers);
    super.dispose();
  }

  private void say(String sentence) {
    clear();
    new Label(pane, SWT.WRAP).setText(sentence);
    pane.layout();
  }

  private void clear() {
    for (Control child : pane.getChildren()) {
      child.dispose();
    }
  }
}
