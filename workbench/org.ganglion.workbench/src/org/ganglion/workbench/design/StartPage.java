package org.ganglion.workbench.design;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.ganglion.workbench.look.Palette;
import org.ganglion.workbench.look.Ui;
import org.ganglion.workbench.model.session.Session;

/** What stands where no workflow is open: the last ones, a new one, the examples with what they do. */
public final class StartPage extends EditorPart {
  public static final String ID = "org.ganglion.workbench.startpage";
  private static final int RECENT = 6;
  private static final int LEAST_COLUMN = 260;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");

  /** A file and what is said of it. */
  private record Entry(Path file, String words) {}

  private Workflows workflows;
  private ScrolledComposite scroll;
  private Composite body;

  @Override
  public void init(IEditorSite site, IEditorInput input) {
    setSite(site);
    setInput(input);
    setPartName(input.getName());
    workflows = new Workflows(site.getService(Session.class));
  }

  @Override
  public void createPartControl(Composite parent) {
    scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
    scroll.setExpandHorizontal(true);
    scroll.setExpandVertical(true);
    scroll.addListener(SWT.Resize, event -> measure());
    Job.createSystem("Workflows", monitor -> {
      List<Entry> recent = workflows.recent().stream().limit(RECENT).map(StartPage::changed).toList();
      List<Entry> examples = workflows.examples().stream().map(file -> new Entry(file, Workflows.summary(file))).toList();
      Ui.later(scroll, () -> fill(recent, examples));
      return Status.OK_STATUS;
    }).schedule();
  }

  private static Entry changed(Path file) {
    return new Entry(file, "changed " + TIME.format(Instant.ofEpochMilli(file.toFile().lastModified()).atZone(ZoneId.systemDefault())));
  }

  private void fill(List<Entry> recent, List<Entry> examples) {
    body = new Composite(scroll, SWT.NONE);
    GridLayout layout = new GridLayout(2, true);
    layout.marginWidth = 32;
    layout.marginHeight = 24;
    layout.horizontalSpacing = 32;
    layout.verticalSpacing = 12;
    body.setLayout(layout);
    Label title = words(body, "Ganglion", 2);
    title.setFont(JFaceResources.getHeaderFont());
    faint(words(body, "A workflow is a file of steps, shown as graph, form and text. F9 runs it; Ctrl+1, 2 and 3 show design, runs and plug-ins.", 2));
    Button begin = new Button(body, SWT.PUSH);
    begin.setText("New workflow…");
    begin.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false, 2, 1));
    begin.addListener(SWT.Selection, event -> NewWorkflow.ask(getSite().getShell(), workflows)
        .ifPresent(name -> change(() -> workflows.create(getSite().getPage(), name))));
    section("Last changed", recent);
    section("Examples, of which a copy is opened", examples);
    scroll.setContent(body);
    measure();
  }

  private void section(String name, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    Label title = words(body, name, 2);
    title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    ((GridData) title.getLayoutData()).verticalIndent = 8;
    for (Entry entry : entries) {
      Composite cell = new Composite(body, SWT.NONE);
      GridLayout layout = new GridLayout();
      layout.marginWidth = 0;
      layout.marginHeight = 0;
      layout.verticalSpacing = 2;
      cell.setLayout(layout);
      cell.setLayoutData(wide(1));
      Link link = new Link(cell, SWT.NONE);
      link.setText("<a>" + Workflows.name(entry.file()) + "</a>");
      link.addListener(SWT.Selection, event -> change(() -> workflows.open(getSite().getPage(), entry.file())));
      faint(words(cell, entry.words(), 1));
    }
    if (entries.size() % 2 == 1) {
      new Label(body, SWT.NONE);
    }
  }

  private interface Opening {
    void open() throws IOException, PartInitException;
  }

  private void change(Opening opening) {
    try {
      opening.open();
    } catch (IOException | PartInitException e) {
      getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(e.getMessage());
    }
  }

  private static Label words(Composite parent, String text, int columns) {
    Label label = new Label(parent, SWT.WRAP);
    label.setText(text.replace("&", "&&"));
    label.setLayoutData(wide(columns));
    return label;
  }

  private static void faint(Label label) {
    label.setForeground(Palette.of(label).faint());
  }

  private static GridData wide(int columns) {
    GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, columns, 1);
    data.widthHint = LEAST_COLUMN;
    return data;
  }

  private void measure() {
    if (body != null) {
      scroll.setMinSize(body.computeSize(Math.max(LEAST_COLUMN, scroll.getClientArea().width), SWT.DEFAULT));
    }
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    // There is nothing to save.
  }

  @Override
  public void doSaveAs() {
    // There is nothing to save.
  }

  @Override
  public boolean isDirty() {
    return false;
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }

  @Override
  public void setFocus() {
    scroll.setFocus();
  }
}
