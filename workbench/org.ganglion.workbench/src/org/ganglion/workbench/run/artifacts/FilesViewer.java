package org.ganglion.workbench.run.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** Any artifact: its files as links that open them with the program of the system, and the text of the first JSON file, where there is one. */
public final class FilesViewer implements ArtifactViewer {
  private static final int MOST_BYTES = 256 << 10;

  @Override
  public View read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    StringBuilder links = new StringBuilder();
    String json = "";
    for (Path file : files) {
      links.append("<a href=\"").append(file).append("\">").append(file.getFileName()).append("</a>  ").append(size(Files.size(file))).append("\n");
      if (json.isEmpty() && file.toString().endsWith(".json")) {
        json = beginning(file);
      }
    }
    String text = json;
    return parent -> create(parent, links.toString().strip(), text);
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      return new String(bytes, StandardCharsets.UTF_8) + (bytes.length == MOST_BYTES ? "\n…" : "");
    }
  }

  private static String size(long bytes) {
    return bytes < 10_000 ? bytes + " bytes" : bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
  }

  private static void create(Composite parent, String links, String text) {
    Composite body = new Composite(parent, SWT.NONE);
    body.setLayout(new GridLayout());
    Link link = new Link(body, SWT.WRAP);
    link.setText(links.isEmpty() ? "It holds no file." : links);
    link.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    link.addListener(SWT.Selection, event -> Program.launch(event.text));
    if (!text.isEmpty()) {
      text(body, text).setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    }
  }

  /** Text to read. */
  static Text text(Composite parent, String words) {
    Text content = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
    content.setFont(JFaceResources.getTextFont());
    content.setText(words);
    return content;
  }
}
