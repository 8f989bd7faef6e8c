package org.ganglion.workbench.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.ganglion.workbench.look.Actions;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.settings.Settings;

/** The workflow files of the state folder, and the examples, of which a double click makes a copy there. */
public final class WorkflowsView extends ViewPart {
  public static final String ID = "org.ganglion.workbench.workflows";
  private static final String SUFFIX = ".yaml";
  private static final String FIRST = "digits-gan";

  private Session session;
  private Tree tree;

  @Override
  public void createPartControl(Composite parent) {
    session = getSite().getService(Session.class);
    Actions.above(parent)
        .add("New", "Begins a workflow", this::create);
    tree = new Tree(parent, SWT.SINGLE);
    Actions.fill(tree);
    tree.addListener(SWT.DefaultSelection, event -> {
      if (event.item.getData() instanceof Path file) {
        open(file);
      }
    });
    fill();
    if (getSite().getPage().getEditorReferences().length == 0) {
      session.examples().map(folder -> folder.resolve(FIRST + SUFFIX)).filter(Files::exists)
          .ifPresent(example -> getSite().getShell().getDisplay().asyncExec(() -> open(example)));
    }
  }

  private Path folder() {
    return session.home().resolve("workflows");
  }

  private void fill() {
    tree.removeAll();
    branch("Mine", files(folder()));
    Settings.folder().ifPresent(other -> branch(other.getFileName().toString(), files(other)));
    session.examples().ifPresent(examples -> branch("Examples", files(examples)));
  }

  private void branch(String name, List<Path> files) {
    TreeItem branch = new TreeItem(tree, SWT.NONE);
    branch.setText(name);
    for (Path file : files) {
      TreeItem item = new TreeItem(branch, SWT.NONE);
      item.setText(file.getFileName().toString().replace(SUFFIX, ""));
      item.setData(file);
    }
    branch.setExpanded(true);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX) && !file.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private void create() {
    InputDialog dialog = new InputDialog(getSite().getShell(), "New workflow", "Name of the workflow", "my-workflow",
        name -> name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}") ? Files.exists(folder().resolve(name + SUFFIX)) ? "There is a workflow of that name."
            : null
            : "A name is up to 64 letters, digits, - and _, a letter first.");
    if (dialog.open() == Window.OK) {
      create(dialog.getValue());
    }
  }

  /** Begins a workflow of a name and opens it. */
  public void create(String name) {
    try {
      Files.createDirectories(folder());
      Path file = folder().resolve(name + SUFFIX);
      Files.writeString(file, "name: " + name + "\nseed: 7\nsteps: {}\n");
      open(file);
    } catch (IOException e) {
      tell(e);
    }
  }

  /** Opens a file; an example is copied first. */
  public void open(Path file) {
    try {
      Path mine = file;
      if (session.examples().filter(file::startsWith).isPresent()) {
        mine = folder().resolve(file.getFileName());
        Files.createDirectories(folder());
        if (!Files.exists(mine)) {
          Files.copy(file, mine);
        }
      }
      getSite().getPage().openEditor(new WorkflowInput(mine), WorkflowEditor.ID, true, IWorkbenchPage.MATCH_ID | IWorkbenchPage.MATCH_INPUT);
      fill();
    } catch (IOException | PartInitException e) {
      tell(e);
    }
  }

  private void tell(Exception e) {
    getViewSite().getActionBars().getStatusLineManager().setErrorMessage(e.getMessage());
  }

  @Override
  public void setFocus() {
    tree.setFocus();
  }
}
