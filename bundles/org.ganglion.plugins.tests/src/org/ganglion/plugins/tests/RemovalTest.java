package org.ganglion.plugins.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ganglion.plugins.tests.build.PluginJar;
import org.ganglion.plugins.tests.build.Sources;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {
  private static final String NAME = "com.example.words";

  private Bench bench;
  private Path jar;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    bench = new Bench(folder);
    jar = new PluginJar(NAME, "1.0.0").operator("Say", "test.say", "1.0", Sources.waiting("Say", "a")).build(bench.jars);
    bench.plugins.install(jar, SwapOptions.standard(), move -> { });
  }

  @AfterEach
  void end() throws Exception {
    bench.close();
  }

  private String workflow() {
    return "steps: { say: { uses: test.say, with: { until: " + bench.home.resolve("go") + " } } }";
  }

  /** If this failed, removing a plug-in would break work without a word, or its workflows could not be read any more. */
  @Test
  void oneInUseIsRefusedAndForcedLeavesAGhostThatComesAlive() throws Exception {
    RunHandle run = bench.working(workflow());
    String sentence = assertThrows(PluginException.class, () -> bench.plugins.remove(NAME, false, Duration.ZERO, move -> { })).getMessage();
    assertTrue(sentence.contains("in use by run " + run.id()), sentence);
    assertEquals(List.of("1.0.0 ACTIVE"), bench.versions(NAME));

    bench.plugins.remove(NAME, true, Duration.ofMillis(200), move -> { });
    assertEquals(RunStatus.STOPPED, Bench.end(run).status(), "the run was cancelled at the dead-line");
    Bench.await(() -> bench.bundles(NAME).isEmpty(), "the bundle to go");

    WorkflowSource source = new WorkflowSource(Path.of("w.yaml"),
        "steps: { say: { uses: test.say, with: { until: x } }, b: { uses: test.say, after: [say], in: { no: say.said } } }", Map.of());
    String problems = bench.runtime.check(source).toString();
    assertTrue(problems.contains("ghost") && problems.contains(NAME + " 1.0.0"), problems);
    assertTrue(problems.contains("b.in.no is no input of test.say"), "its ports are known: " + problems);
    assertEquals("test.say", bench.runtime.describe("test.say").orElseThrow().id());
    assertTrue(bench.runtime.schema().contains("test.say"), "it can be edited");
    bench.runtime.show(bench.home, run.id());
    bench.runtime.export(bench.home, run.id(), bench.home.resolve("run.zip"));
    List<String> why = bench.plugins.why("test.say");
    assertTrue(why.get(0).contains("ghost") && why.toString().contains("is not installed"), why.toString());

    bench.plugins.install(jar, SwapOptions.standard(), move -> { });
    Files.createFile(bench.home.resolve("go"));
    assertEquals(RunStatus.SUCCEEDED, Bench.end(bench.start(workflow())).status());
    assertTrue(bench.plugins.why("test.say").toString().contains("is active"));
  }

  /** If this failed, a contract bundle could be taken from under the plug-ins that were compiled against it. */
  @Test
  void aContractBundleThatOthersNeedStays() throws Exception {
    Path contract = new PluginJar("com.example.spi", "1.0.0").header("Export-Package", "plugin;version=\"1.0\"")
        .source("Teller", "public interface Teller { String tell(); }").build(bench.jars);
    bench.plugins.install(contract, SwapOptions.standard(), move -> { });
    Path teller = new PluginJar("com.example.teller", "1.0.0").header("Import-Package", "plugin;version=\"[1.0,2)\"").header("Private", "x")
        .file("OSGI-INF/none", "x").build(bench.jars);
    bench.plugins.install(teller, SwapOptions.standard(), move -> { });
    String sentence = assertThrows(PluginException.class, () -> bench.plugins.remove("com.example.spi", true, Duration.ZERO, move -> { }))
        .getMessage();
    assertTrue(sentence.contains("com.example.teller"), sentence);
    Path next = new PluginJar("com.example.spi", "1.1.0").header("Export-Package", "plugin;version=\"1.1\"")
        .source("Teller", "public interface Teller { String tell(); }").build(bench.jars);
    assertEquals(List.of("com.example.teller 1.0.0 uses its packages"), bench.plugins.preview(next).refreshed(),
        "the preview says what would be refreshed");
    String swap = assertThrows(PluginException.class, () -> bench.plugins.swap(next, SwapOptions.standard(), move -> { })).getMessage();
    assertTrue(swap.contains("refresh more than itself") && swap.contains("com.example.teller"), swap);
    assertEquals(List.of("1.0.0 ACTIVE"), bench.versions("com.example.spi"));
  }

  @Test
  void whatIsNotThereIsToldWithTheNearestName() {
    String sentence = assertThrows(PluginException.class, () -> bench.plugins.remove("com.example.word", false, Duration.ZERO, move -> { }))
        .getMessage();
    assertTrue(sentence.contains(NAME), sentence);
  }
}
