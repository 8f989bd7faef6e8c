package org.ganglion.plugins.tests.build;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.Bundle;

/** Where classes and bundles lie on the disk. */
public final class ClassPath {
  private ClassPath() {}

  /** The jar or class folder that a class comes from. */
  public static Path of(Class<?> type) {
    try {
      Path path = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path classes = path.resolve("target/classes");
      return Files.isDirectory(classes) ? classes : path;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The location from which any other framework can install a bundle, too: paths may be relative to this framework's own folder. */
  public static String location(Bundle bundle) {
    String location = bundle.getLocation().replaceFirst("^initial@", "").replaceFirst("^reference:", "").replaceFirst("^file:", "");
    Path folder = Path.of(System.getProperty("osgi.install.area", "").replaceFirst("^file:", ""));
    return "reference:file:" + folder.resolve(location).normalize();
  }
}
