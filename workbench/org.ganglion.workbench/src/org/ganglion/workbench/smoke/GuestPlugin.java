package org.ganglion.workbench.smoke;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.ganglion.workbench.smoke.guest.GuestViewer;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** A plug-in of somebody else, which brings a viewer: a jar with one class, its component and nothing of the workbench. */
final class GuestPlugin {
  static final String NAME = "com.example.guest";
  private static final String COMPONENT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="com.example.guest.viewer">
        <property name="%s" value="%s"/>
        <service><provide interface="%s"/></service>
        <implementation class="%s"/>
      </scr:component>
      """;

  private GuestPlugin() {}

  static Path viewing(String type, Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", NAME);
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Import-Package", ArtifactViewer.class.getPackageName() + ";version=\"[1.0,2)\",org.eclipse.swt,org.eclipse.swt.widgets");
    main.putValue("Service-Component", "OSGI-INF/viewer.xml");
    Path jar = folder.resolve(NAME + ".jar");
    try (OutputStream out = Files.newOutputStream(jar); JarOutputStream to = new JarOutputStream(out, manifest)) {
      put(to, "OSGI-INF/viewer.xml", String.format(COMPONENT, ArtifactViewer.TYPE, type, ArtifactViewer.class.getName(),
          GuestViewer.class.getName()).getBytes(StandardCharsets.UTF_8));
      String name = GuestViewer.class.getName().replace('.', '/') + ".class";
      try (InputStream in = GuestViewer.class.getClassLoader().getResourceAsStream(name)) {
        put(to, name, in.readAllBytes());
      }
    }
    return jar;
  }

  private static void put(JarOutputStream to, String name, byte[] content) throws IOException {
    to.putNextEntry(new JarEntry(name));
    to.write(content);
    to.closeEntry();
  }
}
