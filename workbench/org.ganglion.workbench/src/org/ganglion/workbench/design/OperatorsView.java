package org.ganglion.workbench.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.part.ViewPart;
import org.ganglion.runtime.api.OperatorSummary;
import org.ganglion.workbench.model.session.Session;

/** The operators that are there, by domain; follows plug-ins that come and go. A double click adds a step to the workflow in the editor. */
public final class OperatorsView extends ViewPart {
  public static final String ID = "org.ganglion.workbench.operators";

  private Session session;
  private Text filter;
  private Tree tree;
  private List<OperatorSummary> operators = List.of();
  private final Job read = Job.createSystem("Operators", monitor -> {
    List<OperatorSummary> now = session.runtime().operators();
    inUi(() -> {
      operators = now;
      fill();
    });
    return Status.OK_STATUS;
  });
  private final Runnable again = () -> read.schedule();

  @Override
  public void createPartControl(Composite parent) {
    session = getSite().getService(Session.class);
    GridLayout layout = new GridLayout();
    layout.marginWidth = 4;
    layout.marginHeight = 4;
    parent.setLayout(layout);
    filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.BORDER);
    filter.setMessage("Find an operator");
    filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    filter.addListener(SWT.Modify, event -> fill());
    tree = new Tree(parent, SWT.SINGLE | SWT.V_SCROLL);
    tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    tree.addListener(SWT.DefaultSelection, event -> add((TreeItem) event.item));
    tree.addListener(SWT.Selection, event -> getViewSite().getActionBars().getStatusLineManager().setMessage(
        event.item.getData() instanceof OperatorSummary operator ? operator.summary() + "  –  " + operator.plugin() : null));
    session.changes().onChange(again);
    read.schedule();
  }

  /** The ids that are shown. */
  public List<String> shown() {
    return java.util.Arrays.stream(tree.getItems()).flatMap(domain -> java.util.Arrays.stream(domain.getItems()))
        .map(item -> ((OperatorSummary) item.getData()).id()).toList();
  }

  private void add(TreeItem item) {
    if (item.getData() instanceof OperatorSummary operator && getSite().getPage().getActiveEditor() instanceof WorkflowEditor editor) {
      editor.add(operator.id());
    } else {
      item.setExpanded(!item.getExpanded());
    }
  }

  private void fill() {
    String wanted = filter.getText().toLowerCase(java.util.Locale.ROOT);
    Map<String, List<OperatorSummary>> domains = new TreeMap<>();
    operators.stream()
        .filter(operator -> operator.id().contains(wanted) || operator.summary().toLowerCase(java.util.Locale.ROOT).contains(wanted))
        .forEach(operator -> domains.computeIfAbsent(operator.id().split("\\.", 2)[0], any -> new java.util.ArrayList<>()).add(operator));
    Map<String, Boolean> open = new LinkedHashMap<>();
    for (TreeItem item : tree.getItems()) {
      open.put(item.getText(), item.getExpanded());
    }
    tree.setRedraw(false);
    tree.removeAll();
    domains.forEach((domain, all) -> {
      TreeItem branch = new TreeItem(tree, SWT.NONE);
      branch.setText(domain);
      for (OperatorSummary operator : all) {
        TreeItem leaf = new TreeItem(branch, SWT.NONE);
        leaf.setText(operator.id().substring(operator.id().indexOf('.') + 1));
        leaf.setData(operator);
      }
      branch.setExpanded(!wanted.isEmpty() || open.getOrDefault(domain, true));
    });
    tree.setRedraw(true);
  }

  private void inUi(Runnable action) {
    if (!tree.isDisposed()) {
      tree.getDisplay().asyncExec(() -> {
        if (!tree.isDisposed()) {
          action.run();
        }
      });
    }
  }

  @Override
  public void setFocus() {
    filter.setFocus();
  }

  @Override
  public void dispose() {
    session.changes().remove(again);
    super.dispose();
  }
}
