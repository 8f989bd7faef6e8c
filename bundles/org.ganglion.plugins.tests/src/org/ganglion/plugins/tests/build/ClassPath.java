package org.ganglion.plugins.tests.build;

import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Where the compiler finds the classes of a bundle. */
public final class ClassPath {
  private ClassPath() {}

  /** The jar or class folder that a class comes from. */
  public static Path of(Class<?> type) {
    Bundle bundle = FrameworkUtil.getBundle(type);
    Path path = Path.of(bundle.getLocation().replaceFirst("^initial@", "").replaceFirst("^reference:", "").replaceFirst("^file:", "")).toAbsolutePath();
    Path classes = path.resolve("target/classes");
    return Files.isDirectory(classes) ? classes : path;
  }
}
