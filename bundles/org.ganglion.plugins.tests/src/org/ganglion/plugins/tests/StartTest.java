package org.ganglion.plugins.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ganglion.plugins.tests.build.PluginJar;
import org.ganglion.plugins.tests.build.Sources;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process finds when it begins over a state folder. */
class StartTest {
  private static final String NAME = "com.example.words";

  @TempDir private Path folder;

  private Path jar(Bench bench, String version) throws Exception {
    return new PluginJar(NAME, version).operator("Say", "test.say", "1.0", Sources.waiting("Say", version)).build(bench.jars);
  }

  /** If this failed, a jar that somebody has changed would be run under the name of the one that was looked at. */
  @Test
  void aJarThatWasChangedIsNotUsedAndItsOperatorsAreGhosts() throws Exception {
    try (Bench bench = new Bench(folder)) {
      bench.plugins.install(jar(bench, "1.0.0"), SwapOptions.standard(), move -> { });
    }
    Path installed;
    try (var jars = Files.list(folder.resolve("home/plugins/installed"))) {
      installed = jars.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(installed);
    bytes[bytes.length - 3] ^= 1;
    Files.write(installed, bytes);
    try (Bench bench = new Bench(folder)) {
      assertEquals(List.of("1.0.0 BROKEN"), bench.versions(NAME));
      List<String> why = bench.plugins.why("test.say");
      assertTrue(why.toString().contains("ghost") && why.toString().contains("has been changed"), why.toString());
      assertEquals("test.say", bench.runtime.describe("test.say").orElseThrow().id());
    }
  }

  /** If this failed, a jar could be taken while it is still being copied, or a refused one would leave no word. */
  @Test
  void jarsPutIntoTheFolderAreTakenWhole() throws Exception {
    try (Bench bench = new Bench(folder)) {
      bench.plugins.watch();
      byte[] bytes = Files.readAllBytes(jar(bench, "1.0.0"));
      Path drop = bench.home.resolve("plugins/words.jar");
      Files.write(drop, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      Files.write(drop, bytes);
      Bench.await(() -> bench.versions(NAME).equals(List.of("1.0.0 ACTIVE")), "the jar to be taken");
      Files.write(drop, Files.readAllBytes(jar(bench, "1.1.0")));
      Bench.await(() -> bench.versions(NAME).equals(List.of("1.1.0 ACTIVE")), "its next version");
      Path bad = Files.writeString(bench.home.resolve("plugins/bad.jar"), "no jar");
      Bench.await(() -> Files.exists(bad.resolveSibling("bad.jar.refused.txt")), "a word about the bad one");
      assertEquals(List.of("1.1.0 ACTIVE"), bench.versions(NAME));
    }
  }
}
