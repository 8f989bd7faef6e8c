package org.ganglion.workflow.leases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** A framework of its own in a folder, and bundles to put into it. */
final class TestFramework implements AutoCloseable {
  private final Framework framework;
  private final Path folder;

  TestFramework(Path folder) throws Exception {
    this.folder = folder;
    Map<String, String> setting = Map.of("org.osgi.framework.storage", folder.resolve("storage").toString());
    framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(setting);
    framework.start();
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** A bundle without code that holds a text. */
  Path jar(String file, String name, String text) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", name);
    Path jar = folder.resolve(file);
    try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out, manifest)) {
      zip.putNextEntry(new ZipEntry("text"));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  @Override
  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }
}
