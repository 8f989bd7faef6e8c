package org.ganglion.plugins.framework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Puts what the resolver says into sentences: which package is missing, in which versions, and which versions are there. */
final class ResolverWords {
  private static final Pattern PACKAGE = Pattern.compile("Import-Package: ([\\w.]+)(?:;[^\\n]*?version=\"([^\"]+)\")?");
  private static final Pattern BUNDLE = Pattern.compile("Require-Bundle: ([\\w.-]+)(?:;[^\\n]*?bundle-version=\"([^\"]+)\")?");
  private static final Pattern JAVA = Pattern.compile("osgi\\.ee=JavaSE\\)\\(version=([\\d.]+)\\)");

  private final BundleContext context;

  ResolverWords(BundleContext context) {
    this.context = context;
  }

  List<String> sentences(String message) {
    Set<String> sentences = new LinkedHashSet<>();
    Matcher packages = PACKAGE.matcher(message);
    while (packages.find()) {
      sentences.add("the package " + packages.group(1) + range(packages.group(2)) + " is missing; "
          + there(BundleRevision.PACKAGE_NAMESPACE, packages.group(1)));
    }
    Matcher bundles = BUNDLE.matcher(message);
    while (bundles.find()) {
      sentences.add("the bundle " + bundles.group(1) + range(bundles.group(2)) + " is missing; "
          + there(BundleRevision.BUNDLE_NAMESPACE, bundles.group(1)));
    }
    Matcher java = JAVA.matcher(message);
    while (java.find()) {
      sentences.add("it needs Java " + java.group(1) + ", this is Java " + Runtime.version().feature());
    }
    return sentences.isEmpty() ? List.of(message.strip().replaceAll("\\s*\\R\\s*", "; ")) : new ArrayList<>(sentences);
  }

  private static String range(String versions) {
    return versions == null ? "" : versions.startsWith("[") || versions.startsWith("(") ? " of versions " + versions : " of version " + versions
        + " or higher";
  }

  private String there(String namespace, String name) {
    List<String> found = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      if (revision != null) {
        for (BundleCapability capability : revision.getDeclaredCapabilities(namespace)) {
          if (name.equals(capability.getAttributes().get(namespace))) {
            Object version = capability.getAttributes().get(namespace.equals(BundleRevision.BUNDLE_NAMESPACE) ? "bundle-version" : "version");
            found.add(bundle.getSymbolicName() + " has version " + version);
          }
        }
      }
    }
    return found.isEmpty() ? "no bundle exports it" : String.join(", ", found);
  }
}
