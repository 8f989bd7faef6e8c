package org.ganglion.workbench.plugins;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.ganglion.workbench.look.FollowingView;

/** The steps of the swap protocol as they happen, previews and explanations. */
public final class MovesView extends FollowingView {
  public static final String ID = "org.ganglion.workbench.moves";

  private PluginBoard board;
  private Text text;

  @Override
  public void createPartControl(Composite parent) {
    board = getSite().getService(PluginBoard.class);
    text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.WRAP);
    text.setFont(JFaceResources.getTextFont());
    follow(board.changes(), text, this::fill);
  }

  private void fill() {
    String now = board.state().lines().isEmpty() ? "Nothing was installed, swapped or removed yet. Choose a jar above."
        : String.join("\n", board.state().lines()).replaceAll("sha256:(\\p{XDigit}{12})\\p{XDigit}+", "$1…");
    if (!now.equals(text.getText())) {
      text.setText(now);
      text.setTopIndex(text.getLineCount());
    }
  }
}
