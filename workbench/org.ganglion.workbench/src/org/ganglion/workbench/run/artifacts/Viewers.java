package org.ganglion.workbench.run.artifacts;

import java.util.Map;
import org.ganglion.workbench.viewer.ArtifactViewer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Who shows which type of artifact. */
final class Viewers {
  private static final Map<String, ArtifactViewer> OWN = Map.of(
      "ganglion:pictures/1", new PicturesViewer(),
      "ganglion:images/1", new ImagesViewer(),
      "ganglion:model/1", new NetworkViewer(),
      "ganglion:document/1", new DocumentViewer(),
      "ganglion:table/1", new TableViewer("table.csv"),
      "ganglion:series/1", new TableViewer("series.csv"));
  private static final ArtifactViewer ANY = new FilesViewer();

  private Viewers() {}

  /** A plug-in's viewer, else one of the workbench, else the files as they are. */
  static ArtifactViewer of(String type) {
    BundleContext context = FrameworkUtil.getBundle(Viewers.class).getBundleContext();
    try {
      for (ServiceReference<ArtifactViewer> reference
          : context.getServiceReferences(ArtifactViewer.class, "(" + ArtifactViewer.TYPE + "=" + type.replace("*", "\\*") + ")")) {
        ArtifactViewer viewer = context.getService(reference);
        if (viewer != null) {
          return viewer;
        }
      }
    } catch (InvalidSyntaxException e) {
      // No type of this name can have been registered.
      return ANY;
    }
    return OWN.getOrDefault(type, ANY);
  }
}
