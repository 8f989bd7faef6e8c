package org.ganglion.workbench.design;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.ganglion.workbench.look.Actions;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.settings.Settings;

/** The workflow files of the state folder, and the examples, of which a double click makes a copy there. */
public final class WorkflowsView extends ViewPart {
  public static final String ID = "org.ganglion.workbench.workflows";

  private interface Opening {
    void open() throws IOException, PartInitException;
  }

  private Workflows workflows;
  private Tree tree;

  @Override
  public void createPartControl(Composite parent) {
    workflows = new Workflows(getSite().getService(Session.class));
    Actions.above(parent)
        .add("New", "Begins a workflow", () -> NewWorkflow.ask(getSite().getShell(), workflows).ifPresent(this::create));
    tree = new Tree(parent, SWT.SINGLE);
    Actions.fill(tree);
    tree.addListener(SWT.DefaultSelection, event -> {
      if (event.item.getData() instanceof Path file) {
        open(file);
      }
    });
    fill();
  }

  private void fill() {
    tree.removeAll();
    branch("Mine", workflows.mine());
    Settings.folder().ifPresent(other -> branch(other.getFileName().toString(), Workflows.in(other)));
    branch("Examples", workflows.examples());
  }

  private void branch(String name, List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    TreeItem branch = new TreeItem(tree, SWT.NONE);
    branch.setText(name);
    for (Path file : files) {
      TreeItem item = new TreeItem(branch, SWT.NONE);
      item.setText(Workflows.name(file));
      item.setData(file);
    }
    branch.setExpanded(true);
  }

  /** Begins a workflow of a name and opens it. */
  public void create(String name) {
    change(() -> workflows.create(getSite().getPage(), name));
  }

  /** Opens a file; an example is copied first. */
  public void open(Path file) {
    change(() -> workflows.open(getSite().getPage(), file));
  }

  private void change(Opening opening) {
    try {
      opening.open();
      fill();
    } catch (IOException | PartInitException e) {
      getViewSite().getActionBars().getStatusLineManager().setErrorMessage(e.getMessage());
    }
  }

  @Override
  public void setFocus() {
    tree.setFocus();
  }
}
