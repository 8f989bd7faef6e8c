package org.ganglion.plugins.tests.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;

/** Jars with the content of a bundle that is installed, as other versions of it. */
public final class Repacked {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private Repacked() {}

  /** The same content under another version number. */
  public static Path of(Bundle bundle, String version, Path folder) throws IOException {
    Manifest manifest = new Manifest();
    try (InputStream in = bundle.getEntry(MANIFEST).openStream()) {
      manifest.read(in);
    }
    manifest.getMainAttributes().putValue("Bundle-Version", version);
    manifest.getEntries().clear();
    Path jar = folder.resolve(bundle.getSymbolicName() + "_" + version + ".jar");
    List<URL> entries = Collections.list(bundle.findEntries("/", "*", true));
    try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out, manifest)) {
      for (URL entry : entries) {
        String path = entry.getPath().replaceFirst("^/", "");
        if (!path.endsWith("/") && !path.equals(MANIFEST)) {
          ZipEntry packed = new ZipEntry(path);
          packed.setTime(0);
          zip.putNextEntry(packed);
          try (InputStream in = entry.openStream()) {
            in.transferTo(zip);
          }
          zip.closeEntry();
        }
      }
    }
    return jar;
  }
}
