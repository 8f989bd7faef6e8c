package org.ganglion.plugins.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ganglion.plugins.tests.build.ChildFramework;
import org.ganglion.plugins.tests.build.ClassPath;
import org.ganglion.plugins.tests.build.PluginJar;
import org.ganglion.plugins.tests.build.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** If this failed, a power cut while a plug-in is swapped could leave both versions, or none. */
class KillTest {
  private static final String NAME = "com.example.words";
  private static final Pattern NOT_NEEDED = Pattern.compile(".*tycho.*|org\\.eclipse\\..*|org\\.ganglion\\.(gan|tensor|onednn|nd4j|testkit)(\\..*)?");

  @TempDir private Path folder;

  private Path version(String version) throws Exception {
    return new PluginJar(NAME, version).operator("Say", "test.say", "1.0", Sources.waiting("Say", version)).build(folder);
  }

  private Process child(Path home, String... command) throws Exception {
    Bundle own = FrameworkUtil.getBundle(KillTest.class);
    String bundles = Arrays.stream(own.getBundleContext().getBundles())
        .filter(bundle -> bundle.getBundleId() != 0 && bundle != own && bundle.getSymbolicName() != null && !bundle.getLocation().contains("junit")
            && !NOT_NEEDED.matcher(bundle.getSymbolicName()).matches())
        .map(ClassPath::location)
        .collect(Collectors.joining("|"));
    List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp", ClassPath.of(Bundle.class) + File.pathSeparator + ClassPath.of(ChildFramework.class), ChildFramework.class.getName(), bundles,
            home.toString()));
    line.addAll(List.of(command));
    return new ProcessBuilder(line).redirectError(folder.resolve("child.log").toFile()).start();
  }

  private List<String> run(Path home, String... command) throws Exception {
    Process process = child(home, command);
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(lines::add);
    }
    assertEquals(0, process.waitFor(), () -> lines + " " + log());
    return lines;
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("child.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void atEveryStepOneVersionIsLeft() throws Exception {
    Path first = version("1.0.0");
    Path second = version("1.1.0");
    Path installed = folder.resolve("installed");
    run(installed, "install", first.toString());
    for (String step : List.of("stage", "probe", "switch", "switched", "drain", "retire", "done")) {
      Path home = copy(installed, folder.resolve("home-" + step));
      Process process = child(home, "swap", second.toString(), step);
      try (BufferedReader reader = process.inputReader()) {
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null && !line.equals("at " + step); line = reader.readLine()) {
          lines.add(line);
        }
        assertTrue(process.isAlive(), () -> "it came to " + step + ": " + lines + log());
        process.destroyForcibly().waitFor();
      }
      List<String> plugins = run(home, "list").stream().filter(line -> line.contains(NAME)).toList();
      boolean before = List.of("stage", "probe", "switch").contains(step);
      assertEquals(List.of("plugin " + NAME + (before ? " 1.0.0" : " 1.1.0") + " ACTIVE"), plugins, "killed at " + step);
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }
}
