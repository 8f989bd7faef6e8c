package org.ganglion.plugins.framework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.plugins.jar.Sha256;
import org.osgi.framework.Bundle;

/** The digest of the jar that a bundle was installed from. */
final class BundleContent {
  private BundleContent() {}

  /** SHA-256 of the jar; empty when the bundle does not come from one. */
  static String digest(Bundle bundle) {
    String location = bundle.getLocation().replaceFirst("^initial@", "").replaceFirst("^reference:", "");
    if (!location.startsWith("file:")) {
      return "";
    }
    Path path = Path.of(location.substring("file:".length()));
    if (!path.isAbsolute()) {
      path = Path.of(System.getProperty("osgi.install.area", "").replaceFirst("^file:", "")).resolve(path);
    }
    try {
      return Files.isRegularFile(path) ? Sha256.of(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of " + bundle.getSymbolicName() + " cannot be read", e);
    }
  }
}
