package org.ganglion.plugins.tests.build;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A bundle made from source text: each class is compiled, each component has its XML; the entry {@code version} holds its version. */
public final class PluginJar {
  private final String name;
  private String version;
  private Path compiled;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> components = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> lacking = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>(List.of(ClassPath.of(org.ganglion.api.operator.Operator.class)));

  public PluginJar(String name, String version) {
    this.name = name;
    this.version = version;
  }

  /** The same classes, which are not compiled again, as another version of the plug-in. */
  public PluginJar at(String other) {
    version = other;
    return this;
  }

  public PluginJar header(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public PluginJar file(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public PluginJar compiledAgainst(Path jar) {
    classPath.add(jar);
    return this;
  }

  /** A class that the others are compiled against and that is not in the jar. */
  public PluginJar lacking(String type, String text) {
    lacking.add("plugin/" + type + ".class");
    return source(type, text);
  }

  /** A class of the package {@code plugin}. */
  public PluginJar source(String type, String text) {
    sources.put(type, "package plugin;\n" + text);
    return this;
  }

  /** An operator: a component with the properties that annotations would give it. */
  public PluginJar operator(String type, String id, String operatorVersion, String text) {
    return operator(type, id, operatorVersion, "", text);
  }

  public PluginJar operator(String type, String id, String operatorVersion, String readsStateOf, String text) {
    components.put(type, component(type, "org.ganglion.api.operator.Operator", id, operatorVersion, readsStateOf, ""));
    return source(type, text);
  }

  /** Any service with an id. */
  public PluginJar service(String type, String service, String id, String text) {
    components.put(type, component(type, service, id, "1.0", "", ""));
    return source(type, text);
  }

  /** A processor of live workflows. */
  public PluginJar processor(String type, String id, String text) {
    return service(type, "org.ganglion.api.live.ProcessorFactory", id, text);
  }

  /** An operator that waits for a service. */
  public PluginJar waiting(String type, String id, String missing, String text) {
    components.put(type, component(type, "org.ganglion.api.operator.Operator", id, "1.0", "", "<reference name=\"needed\" interface=\"" + missing
        + "\"/>"));
    return source(type, text);
  }

  private static String component(String type, String service, String id, String version, String reads, String more) {
    return """
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="plugin.%1$s">
          <property name="ganglion.id" value="%3$s"/>
          <property name="ganglion.version" value="%4$s"/>
          <property name="ganglion.summary" value="tries things"/>
          <property name="ganglion.pure" type="Boolean" value="false"/>
          <property name="ganglion.readsStateOf" value="%5$s"/>
          <service><provide interface="%2$s"/></service>
          %6$s
          <implementation class="plugin.%1$s"/>
        </scr:component>
        """.formatted(type, service, id, version, reads, more);
  }

  /** Compiles and packs it. */
  public Path build(Path folder) throws IOException {
    Path classes = classes(folder);
    Path jar = folder.resolve(name + "-" + version + "-"
        + Integer.toHexString(sources.hashCode() * 31 + files.keySet().hashCode() + components.hashCode()) + ".jar");
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", version);
    main.putValue("Import-Package", List.of("operator", "artifact", "data", "live").stream()
        .map(each -> "org.ganglion.api." + each + ";version=\"[1.0,2)\"").collect(Collectors.joining(",")));
    if (!components.isEmpty()) {
      main.putValue("Service-Component", String.join(",", components.keySet().stream().map(type -> "OSGI-INF/" + type + ".xml").toList()));
    }
    headers.forEach((header, value) -> {
      if (value.isEmpty()) {
        main.remove(new Attributes.Name(header));
      } else {
        main.putValue(header, value);
      }
    });
    try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out, manifest)) {
      try (Stream<Path> compiled = Files.walk(classes)) {
        for (Path file : compiled.filter(file -> Files.isRegularFile(file) && !lacking.contains(classes.relativize(file).toString())).sorted()
            .toList()) {
          entry(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
      for (Map.Entry<String, String> component : components.entrySet()) {
        entry(zip, "OSGI-INF/" + component.getKey() + ".xml", component.getValue().getBytes(StandardCharsets.UTF_8));
      }
      entry(zip, "version", version.getBytes(StandardCharsets.US_ASCII));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        entry(zip, file.getKey(), file.getValue());
      }
    }
    return jar;
  }

  private Path classes(Path folder) throws IOException {
    if (compiled == null) {
      Path classes = Files.createTempDirectory(folder, "classes");
      if (!sources.isEmpty()) {
        compile(classes);
      }
      compiled = classes;
    }
    return compiled;
  }

  private static void entry(JarOutputStream zip, String path, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((type, text) -> units.add(new SimpleJavaFileObject(URI.create("string:///plugin/" + type + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    }));
    StringWriter problems = new StringWriter();
    String path = String.join(java.io.File.pathSeparator, classPath.stream().map(Path::toString).toList());
    if (!compiler.getTask(problems, null, null, List.of("-d", classes.toString(), "-cp", path, "--release", "21", "-proc:none"), null, units)
        .call()) {
      throw new IllegalStateException(problems.toString());
    }
  }
}
