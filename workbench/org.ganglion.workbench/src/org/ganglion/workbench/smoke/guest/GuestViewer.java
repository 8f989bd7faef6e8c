package org.ganglion.workbench.smoke.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** A viewer as somebody else would write it. The smoke test packs it into a plug-in of its own, and installs that. */
public final class GuestViewer implements ArtifactViewer {
  /** How what it shows begins. */
  public static final String GREETING = "A guest's view of ";

  @Override
  public View read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      String names = String.join(", ", files.map(file -> file.getFileName().toString()).sorted().toList());
      return parent -> new Label(parent, SWT.WRAP).setText(GREETING + names);
    }
  }
}
