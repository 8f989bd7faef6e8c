package org.ganglion.workbench.smoke;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** The same plug-in with the next number. */
final class NextVersion {
  private NextVersion() {}

  static Path of(String plugin, Path folder) throws IOException {
    Bundle bundle = Arrays.stream(FrameworkUtil.getBundle(NextVersion.class).getBundleContext().getBundles())
        .filter(each -> plugin.equals(each.getSymbolicName())).findFirst()
        .orElseThrow(() -> new SmokeException("there is no plug-in " + plugin));
    Path jar = FileLocator.getBundleFileLocation(bundle).orElseThrow().toPath();
    Version now = bundle.getVersion();
    Version next = new Version(now.getMajor(), now.getMinor(), now.getMicro() + 1);
    Path copy = folder.resolve(plugin + "-" + next + ".jar");
    try (JarFile from = new JarFile(jar.toFile()); OutputStream out = Files.newOutputStream(copy)) {
      Manifest manifest = new Manifest(from.getManifest());
      manifest.getMainAttributes().put(new Attributes.Name(Constants.BUNDLE_VERSION), next.toString());
      try (JarOutputStream to = new JarOutputStream(out, manifest)) {
        for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            to.putNextEntry(new JarEntry(entry.getName()));
            try (InputStream in = from.getInputStream(entry)) {
              in.transferTo(to);
            }
            to.closeEntry();
          }
        }
      }
    }
    return copy;
  }
}
