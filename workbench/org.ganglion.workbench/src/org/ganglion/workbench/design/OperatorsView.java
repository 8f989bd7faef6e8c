package org.ganglion.workbench.design;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.part.ViewPart;
import org.ganglion.runtime.api.GanglionRuntime;

/** The operators that are there. */
public final class OperatorsView extends ViewPart {
  private Tree tree;

  @Override
  public void createPartControl(Composite parent) {
    tree = new Tree(parent, SWT.SINGLE);
    for (var op : getSite().getService(GanglionRuntime.class).operators()) {
      new TreeItem(tree, SWT.NONE).setText(op.id());
    }
  }

  @Override
  public void setFocus() {
    tree.setFocus();
  }
}
