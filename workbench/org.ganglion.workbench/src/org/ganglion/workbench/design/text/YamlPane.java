package org.ganglion.workbench.design.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.TextViewerUndoManager;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.ganglion.runtime.api.Problem;
import org.ganglion.workbench.look.Palette;
import org.ganglion.workbench.model.document.Lines;
import org.ganglion.workbench.model.document.WorkflowDocument;

/** The text of a workflow; lines with something wrong have a bar at their side and a sentence below, which leads to them. */
public final class YamlPane extends Composite {
  private static final int UNDO_LEVELS = 500;
  private static final int MOST_SHOWN = 4;

  private final SourceViewer viewer;
  private final Table problems;
  private List<Problem> shown = List.of();

  /**
   * A pane on a document.
   *
   * @param caretMoved hears where the caret went
   */
  public YamlPane(Composite parent, WorkflowDocument workflow, IntConsumer caretMoved) {
    super(parent, SWT.NONE);
    GridLayout layout = new GridLayout();
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    setLayout(layout);
    viewer = new SourceViewer(this, null, SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
    viewer.getControl().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    StyledText text = viewer.getTextWidget();
    text.setFont(JFaceResources.getTextFont());
    text.setTabs(2);
    text.setMargins(6, 4, 4, 4);
    text.addLineStyleListener(new YamlScanner(text));
    text.addCaretListener(event -> caretMoved.accept(event.caretOffset));
    text.addPaintListener(event -> {
      followTheme();
      bars(event.gc);
    });
    viewer.setUndoManager(new TextViewerUndoManager(UNDO_LEVELS));
    viewer.setDocument(workflow.document());
    viewer.getUndoManager().connect(viewer);
    problems = new Table(this, SWT.SINGLE | SWT.FULL_SELECTION);
    GridData below = new GridData(SWT.FILL, SWT.FILL, true, false);
    below.exclude = true;
    problems.setLayoutData(below);
    problems.setVisible(false);
    problems.addListener(SWT.Selection, event -> go(shown.get(problems.getSelectionIndex()).line()));
    problems.addListener(SWT.MouseMove, event -> {
      TableItem item = problems.getItem(new Point(event.x, event.y));
      problems.setToolTipText(item == null ? null : item.getText());
    });
    addControlListener(ControlListener.controlResizedAdapter(event -> layout()));
  }

  /** The widget, for key bindings and tests. */
  public StyledText text() {
    return viewer.getTextWidget();
  }

  /** Shows what is wrong. */
  public void show(List<Problem> wrong) {
    if (wrong.equals(shown)) {
      return;
    }
    shown = List.copyOf(wrong);
    problems.removeAll();
    Palette palette = Palette.of(this);
    for (Problem problem : wrong) {
      TableItem item = new TableItem(problems, SWT.NONE);
      item.setForeground(palette.problem());
      item.setText((problem.line() > 0 ? "line " + problem.line() + ": " : "") + (problem.where().isEmpty() ? "" : problem.where() + " ")
          + problem.message());
    }
    GridData below = (GridData) problems.getLayoutData();
    below.exclude = wrong.isEmpty();
    below.heightHint = problems.getItemHeight() * Math.min(MOST_SHOWN, wrong.size()) + 4;
    problems.setVisible(!wrong.isEmpty());
    layout();
    text().redraw();
  }

  /** What is shown as wrong. */
  public List<Problem> problems() {
    return shown;
  }

  /** Brings a place into view without taking the focus. */
  public void reveal(int position) {
    viewer.revealRange(position, 1);
    text().setCaretOffset(Math.min(position, text().getCharCount()));
    text().setHorizontalPixel(0);
  }

  private void go(int line) {
    reveal(Lines.position(viewer.getDocument().get(), Math.max(1, line)));
    text().setFocus();
  }

  /** A bar at the left of each line with a problem, and a wave under its word. */
  private void bars(GC gc) {
    StyledText text = text();
    Palette palette = Palette.of(text);
    gc.setBackground(palette.problem());
    IDocument document = viewer.getDocument();
    // To ask for the place of a line that is not seen costs the layout of all lines before it.
    int first = text.getTopIndex() + 1;
    int last = Math.min(document.getNumberOfLines(), first + text.getClientArea().height / text.getLineHeight() + 1);
    for (Problem problem : shown) {
      if (problem.line() < first || problem.line() > last) {
        continue;
      }
      try {
        IRegion line = document.getLineInformation(problem.line() - 1);
        int y = text.getLocationAtOffset(line.getOffset()).y;
        gc.fillRectangle(0, y, 3, text.getLineHeight());
        int start = Math.min(line.getLength(), Math.max(0, problem.column() - 1));
        wave(gc, palette, text, line.getOffset() + start, line.getOffset() + wordEnd(document.get(line.getOffset(), line.getLength()), start));
      } catch (BadLocationException e) {
        // The text has changed since it was checked; the next check is on its way.
        return;
      }
    }
  }

  private static int wordEnd(String line, int start) {
    int end = start;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && ":,{}[]".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return Math.max(end, Math.min(line.length(), start + 1));
  }

  private static void wave(GC gc, Palette palette, StyledText text, int from, int to) {
    int left = text.getLocationAtOffset(from).x;
    int right = text.getLocationAtOffset(to).x;
    int y = text.getLocationAtOffset(from).y + text.getLineHeight() - 2;
    gc.setForeground(palette.problem());
    List<Integer> points = new ArrayList<>();
    for (int x = left; x <= right; x += 2) {
      points.add(x);
      points.add(y + ((x - left) / 2 % 2 == 0 ? 0 : -2));
    }
    if (points.size() > 2) {
      gc.drawPolyline(points.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** The themes leave the colour of its text as it is. */
  private void followTheme() {
    Palette palette = Palette.of(text());
    if (!palette.text().equals(text().getForeground())) {
      text().setForeground(palette.text());
    }
  }
}
