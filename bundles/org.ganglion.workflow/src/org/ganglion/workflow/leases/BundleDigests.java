package org.ganglion.workflow.leases;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.ganglion.kit.file.Sha256;
import org.osgi.framework.Bundle;

/** Digests of bundles' contents: of the jar file where its location leads to one, else of all entries. Computed once for each state of a bundle. */
final class BundleDigests {
  private record Known(long lastModified, String digest) {}

  /** Forgets what has been uninstalled. */
  private final Map<Bundle, Known> known = Collections.synchronizedMap(new WeakHashMap<>());

  String of(Bundle bundle) {
    Known before = known.get(bundle);
    if (before != null && before.lastModified() == bundle.getLastModified()) {
      return before.digest();
    }
    String digest = compute(bundle);
    known.put(bundle, new Known(bundle.getLastModified(), digest));
    return digest;
  }

  private static String compute(Bundle bundle) {
    try {
      Optional<Path> jar = jar(bundle);
      return jar.isPresent() ? Sha256.of(jar.get()) : entries(bundle);
    } catch (IOException e) {
      throw new IllegalStateException("the content of bundle " + bundle.getSymbolicName() + " cannot be read", e);
    }
  }

  private static Optional<Path> jar(Bundle bundle) {
    String location = bundle.getLocation().replaceFirst("^initial@", "").replaceFirst("^reference:", "");
    if (!location.startsWith("file:")) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(location.substring("file:".length()));
      if (!path.isAbsolute()) {
        String install = System.getProperty("osgi.install.area", "").replaceFirst("^file:", "");
        path = Path.of(install).resolve(path);
      }
      return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String entries(Bundle bundle) throws IOException {
    Enumeration<URL> found = bundle.findEntries("/", "*", true);
    List<URL> urls = found == null ? List.of() : Collections.list(found);
    StringBuilder manifest = new StringBuilder();
    for (URL url : urls.stream().sorted((a, b) -> a.getPath().compareTo(b.getPath())).toList()) {
      if (!url.getPath().endsWith("/")) {
        try (InputStream in = url.openStream()) {
          manifest.append(Sha256.of(in)).append("  ").append(url.getPath()).append('\n');
        }
      }
    }
    return Sha256.of(manifest.toString());
  }
}
