package org.ganglion.workbench.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.EditorPart;
import org.ganglion.runtime.api.OperatorSummary;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workbench.design.form.FormPane;
import org.ganglion.workbench.design.graph.GraphCanvas;
import org.ganglion.workbench.design.text.YamlPane;
import org.ganglion.workbench.model.document.Outline;
import org.ganglion.workbench.model.document.WorkflowDocument;
import org.ganglion.workbench.model.graph.GraphLayout;
import org.ganglion.workbench.model.graph.Placement;
import org.ganglion.workbench.model.graph.WorkflowGraph;
import org.ganglion.workbench.model.session.Session;

/** A workflow as graph, text and form. All three change one document, and look at it again when it has changed, or when an operator comes or goes. */
public final class WorkflowEditor extends EditorPart {
  public static final String ID = "org.ganglion.workbench.workflow";
  /** Somebody who types is not checked at every key. */
  private static final long REST_MILLIS = 250;

  private Session session;
  private Path file;
  private WorkflowDocument workflow;
  private String saved;
  private GraphCanvas graph;
  private YamlPane text;
  private FormPane form;
  private Optional<String> selected = Optional.empty();
  private boolean following;
  private final Job look = Job.createSystem("Check", this::look);
  private final Runnable again = () -> look.schedule(REST_MILLIS);

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    setSite(site);
    setInput(input);
    setPartName(input.getName());
    session = site.getService(Session.class);
    file = ((WorkflowInput) input).file();
    try {
      saved = Files.readString(file);
    } catch (IOException e) {
      throw new PartInitException("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
    workflow = new WorkflowDocument(saved);
  }

  @Override
  public void createPartControl(Composite parent) {
    SashForm columns = new SashForm(parent, SWT.HORIZONTAL);
    SashForm rows = new SashForm(columns, SWT.VERTICAL);
    graph = new GraphCanvas(rows, new GraphEdits(workflow, session.runtime()::describe, this::selectInGraph));
    text = new YamlPane(rows, workflow, this::caretMoved);
    form = new FormPane(columns, workflow, session.runtime()::describe);
    rows.setWeights(50, 50);
    columns.setWeights(70, 30);
    workflow.onChange(this::changed);
    session.changes().onChange(again);
    history();
    look.schedule();
  }

  /** The document, for whoever adds steps to it or runs it. */
  public WorkflowDocument workflow() {
    return workflow;
  }

  /** The form, for tests. */
  public FormPane form() {
    return form;
  }

  /** The graph, for tests. */
  public GraphCanvas graph() {
    return graph;
  }

  /** The text, for tests. */
  public YamlPane text() {
    return text;
  }

  /** What a run would be started from. */
  public WorkflowSource source() {
    return new WorkflowSource(file, workflow.text(), Map.of());
  }

  /** Adds a step that uses an operator, and selects it. */
  public void add(String operator) {
    String[] name = new String[1];
    workflow.edit(edits -> {
      name[0] = edits.freshName(operator);
      return edits.addStep(name[0], operator);
    });
    if (name[0] != null) {
      select(Optional.of(name[0]));
      reveal(name[0]);
    }
  }

  /** Shows a step in graph and form. */
  public void select(Optional<String> step) {
    selected = step;
    graph.select(step);
    form.show(step.flatMap(id -> workflow.outline().flatMap(outline -> outline.step(id))));
  }

  private void selectInGraph(Optional<String> step) {
    select(step);
    step.ifPresent(this::reveal);
  }

  private void reveal(String step) {
    following = true;
    workflow.outline().flatMap(outline -> outline.step(step)).ifPresent(each -> text.reveal(each.entry().key().start()));
    following = false;
  }

  private void caretMoved(int position) {
    if (!following && text != null && text.text().isFocusControl() && workflow.editable()) {
      workflow.outline().flatMap(outline -> outline.stepAt(workflow.text(), position)).map(Outline.Step::id)
          .filter(id -> !selected.equals(Optional.of(id)))
          .ifPresent(id -> select(Optional.of(id)));
    }
  }

  private void changed() {
    firePropertyChange(IEditorPart.PROP_DIRTY);
    select(selected.filter(id -> workflow.outline().flatMap(outline -> outline.step(id)).isPresent()));
    look.schedule(REST_MILLIS);
  }

  /** Checks the text and places the graph, away from the UI thread. */
  private IStatus look(IProgressMonitor monitor) {
    String now = inUi(workflow::text);
    if (now == null) {
      return Status.CANCEL_STATUS;
    }
    List<Problem> problems = session.runtime().check(new WorkflowSource(file, now, Map.of()));
    Set<String> offered = session.runtime().operators().stream().map(OperatorSummary::id).collect(Collectors.toSet());
    Optional<WorkflowGraph> drawn = Outline.of(now).map(outline -> WorkflowGraph.of(outline, session.runtime()::describe, offered::contains));
    Optional<Map<String, Double>> widths = drawn.map(each -> inUi(() -> widths(each)));
    Optional<Placement> placement = widths.map(known -> GraphLayout.place(drawn.get(), node -> known.get(node.id())));
    inUi(() -> {
      placement.ifPresent(placed -> graph.show(drawn.get(), placed));
      graph.mark(problems.stream().map(problem -> problem.where().split("\\.", 2)[0]).filter(id -> !id.isEmpty()).collect(Collectors.toSet()));
      select(selected);
      text.show(problems);
      form.mark(problems);
      return true;
    });
    return Status.OK_STATUS;
  }

  private Map<String, Double> widths(WorkflowGraph drawn) {
    GC gc = new GC(graph);
    try {
      return drawn.nodes().stream().collect(Collectors.toMap(WorkflowGraph.Node::id, node -> GraphCanvas.width(gc, node)));
    } finally {
      gc.dispose();
    }
  }

  private <T> T inUi(java.util.function.Supplier<T> question) {
    Object[] answer = new Object[1];
    if (!graph.isDisposed()) {
      graph.getDisplay().syncExec(() -> answer[0] = graph.isDisposed() ? null : question.get());
    }
    @SuppressWarnings("unchecked")
    T result = (T) answer[0];
    return result;
  }

  private void history() {
    action(ActionFactory.UNDO.getId(), workflow::undo);
    action(ActionFactory.REDO.getId(), workflow::redo);
  }

  private interface Step {
    void run() throws ExecutionException;
  }

  private void action(String id, Step step) {
    getEditorSite().getActionBars().setGlobalActionHandler(id, new Action() {
      @Override
      public void run() {
        try {
          step.run();
        } catch (ExecutionException e) {
          getEditorSite().getActionBars().getStatusLineManager().setErrorMessage("That cannot be taken back: " + e.getMessage());
        }
      }
    });
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    String now = workflow.text();
    try {
      Path part = file.resolveSibling("." + file.getFileName() + ".part");
      Files.writeString(part, now);
      Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      saved = now;
      firePropertyChange(IEditorPart.PROP_DIRTY);
    } catch (IOException e) {
      monitor.setCanceled(true);
      getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(file + " cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void doSaveAs() {
    // Files are copied in the list of workflows.
  }

  @Override
  public boolean isDirty() {
    return !workflow.text().equals(saved);
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }

  @Override
  public void setFocus() {
    text.text().setFocus();
  }

  @Override
  public void dispose() {
    look.cancel();
    session.changes().remove(again);
    workflow.close();
    super.dispose();
  }
}
