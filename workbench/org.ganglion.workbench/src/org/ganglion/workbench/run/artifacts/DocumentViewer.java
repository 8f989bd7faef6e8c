package org.ganglion.workbench.run.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** A page, such as a run's report. Where the system has no WebKit, its words, and a link that opens it in the system's browser. */
public final class DocumentViewer implements ArtifactViewer {
  @Override
  public View read(Path folder) throws IOException {
    Path page;
    try (Stream<Path> files = Files.list(folder)) {
      page = files.filter(file -> file.toString().endsWith(".html")).findFirst().orElseThrow(() -> new IOException("there is no page in " + folder));
    }
    String words = PageWords.of(Files.readString(page));
    return parent -> create(parent, page, words);
  }

  private static void create(Composite parent, Path page, String words) {
    Composite body = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout();
    layout.marginWidth = 0;
    body.setLayout(layout);
    Link link = new Link(body, SWT.NONE);
    link.setText("<a>Open in the browser</a>");
    link.setToolTipText(page.toString());
    link.addListener(SWT.Selection, event -> Program.launch(page.toString()));
    try {
      Browser browser = new Browser(body, SWT.NONE);
      browser.setUrl(page.toUri().toString());
      browser.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    } catch (SWTError e) {
      FilesViewer.text(body, words).setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    }
  }
}
