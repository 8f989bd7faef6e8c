package org.ganglion.workbench.viewer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.swt.widgets.Composite;

/**
 * Service: shows artifacts of one type. Registered with the property {@link #TYPE}{@code = "vendor:name/version"}; one from a plug-in goes before the
 * workbench's own. In two parts, since reading may take long and widgets belong to the UI thread.
 */
public interface ArtifactViewer {
  /** Service property: id of the artifact type, or several. */
  String TYPE = "ganglion.artifact";

  /**
   * Reads an artifact, on a thread of the workbench, never the UI thread.
   *
   * @param folder where the artifact lies, in the form that its codec writes; read-only
   * @throws IOException with a sentence, which is shown instead
   */
  View read(Path folder) throws IOException;

  /**
   * Reads an artifact of a step together with what the step was given, for those that show the one beside the other.
   *
   * @param inputs folders of what the step got, by port; those that still lie in the store
   * @throws IOException with a sentence, which is shown instead
   */
  default View read(Path folder, Map<String, Path> inputs) throws IOException {
    return read(folder);
  }

  /** An artifact that was read. */
  @FunctionalInterface
  interface View {
    /** Makes widgets in a composite that has a fill layout, on the UI thread; returns at once. */
    void create(Composite parent);
  }
}
