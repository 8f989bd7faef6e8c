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
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of an operator side by side, of one plug-in or of two. */
class SideBySideTest {
  private static final String NAME = "com.example.words";
  private static final String RIVAL = "com.example.rival";
  private static final SwapOptions BESIDE = new SwapOptions(false, false, Duration.ZERO, SwapOptions.Overdue.KEEP, true);

  @TempDir private Path folder;

  private static Path jar(Bench bench, String name, String version, String operator) throws Exception {
    return new PluginJar(name, version).operator("Say", "test.say", operator, Sources.waiting("Say", name + " " + version)).build(bench.jars);
  }

  private static String said(Bench bench, String uses) throws Exception {
    Path until = bench.home.resolve("go");
    if (!Files.exists(until)) {
      Files.createFile(until);
    }
    RunResult result = Bench.end(bench.start("steps: { say: { uses: '" + uses + "', with: { until: " + until + " } } }"));
    assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
    String facts = Files.readString(result.outputs().get("say.said").resolve("facts.json"));
    return facts.replaceAll("(?s).*\"word\"\\s*:\\s*\"([^\"]*)\".*", "$1");
  }

  /** If this failed, a workflow that asks for a range would be run by another version, or a restart would change what it gets. */
  @Test
  void workflowsChooseAmongVersionsOfOnePluginByRangeAlsoAfterARestart() throws Exception {
    try (Bench bench = new Bench(folder)) {
      bench.plugins.install(jar(bench, NAME, "1.0.0", "1.2"), SwapOptions.standard(), move -> { });
      Path next = jar(bench, NAME, "2.0.0", "2.0");
      String sentence = assertThrows(PluginException.class, () -> bench.plugins.install(next, SwapOptions.standard(), move -> { })).getMessage();
      assertTrue(sentence.contains("--beside"), sentence);
      bench.plugins.install(next, BESIDE, move -> { });
    }
    try (Bench bench = new Bench(folder)) {
      assertEquals(List.of("1.0.0 ACTIVE", "2.0.0 ACTIVE"), bench.versions(NAME));
      assertEquals(NAME + " 1.0.0", said(bench, "test.say@[1.2,2)"));
      assertEquals(NAME + " 2.0.0", said(bench, "test.say@[2,3)"));
      assertEquals(NAME + " 2.0.0", said(bench, "test.say"), "without a range the highest");
      String sentence = assertThrows(PluginException.class, () -> bench.plugins.remove(NAME, false, Duration.ZERO, move -> { })).getMessage();
      assertTrue(sentence.contains("1.0.0, 2.0.0") && sentence.contains(NAME + "@"), sentence);
      bench.plugins.remove(NAME + "@2.0.0", false, Duration.ZERO, move -> { });
      Bench.await(() -> bench.versions(NAME).equals(List.of("1.0.0 ACTIVE")), "the second to go");
      assertEquals(NAME + " 1.0.0", said(bench, "test.say"));
    }
    try (Bench bench = new Bench(folder)) {
      assertEquals(List.of("1.0.0 ACTIVE"), bench.versions(NAME), "what was removed stays away");
    }
  }

  /** If this failed, two plug-ins with one operator id could not stand beside each other, or a workflow could not say which of them it means. */
  @Test
  void workflowsChooseBetweenTwoPluginsByVersionOrByName() throws Exception {
    try (Bench bench = new Bench(folder)) {
      bench.plugins.install(jar(bench, NAME, "1.0.0", "1.0"), SwapOptions.standard(), move -> { });
      Path same = jar(bench, RIVAL, "1.0.0", "1.0");
      String sentence = assertThrows(PluginException.class, () -> bench.plugins.install(same, SwapOptions.standard(), move -> { })).getMessage();
      assertTrue(sentence.contains(NAME + " 1.0.0 offers already") && sentence.contains("--beside"), sentence);
      bench.plugins.install(same, BESIDE, move -> { });
      assertEquals(NAME + " 1.0.0", said(bench, "test.say@" + NAME));
      assertEquals(RIVAL + " 1.0.0", said(bench, "test.say@" + RIVAL));
      assertEquals(RIVAL + " 1.0.0", said(bench, "test.say@[1,2)@" + RIVAL));
      WorkflowSource undecided = new WorkflowSource(Path.of("a.yaml"), "steps: { say: { uses: test.say, with: { until: x } } }", Map.of());
      String problems = bench.runtime.check(undecided).toString();
      assertTrue(problems.contains("'test.say@" + RIVAL + "' or 'test.say@" + NAME + "'"), problems);
      assertEquals(NAME + " 1.0.0", said(bench, "test.say@" + NAME));
      bench.plugins.swap(jar(bench, RIVAL, "1.1.0", "2.0"), SwapOptions.standard(), move -> { });
      assertEquals(NAME + " 1.0.0", said(bench, "test.say@[1,2)"));
      assertEquals(RIVAL + " 1.1.0", said(bench, "test.say@2.0"));
    }
  }

  /** If this failed, a workflow that names no plug-in would be handed to whichever comes first when another vendor's stands beside. */
  @Test
  void aRivalBesideIsRefusedWhileAWorkflowNamesNoPlugin() throws Exception {
    try (Bench bench = new Bench(folder)) {
      bench.plugins.install(jar(bench, NAME, "1.0.0", "1.0"), SwapOptions.standard(), move -> { });
      said(bench, "test.say");
      Path same = jar(bench, RIVAL, "1.0.0", "1.0");
      String sentence = assertThrows(PluginException.class, () -> bench.plugins.install(same, BESIDE, move -> { })).getMessage();
      assertTrue(sentence.contains("name the plug-in, 'test.say@" + RIVAL + "'"), sentence);
      assertEquals(List.of("1.0.0 ACTIVE"), bench.versions(NAME));
      assertEquals(List.of(), bench.versions(RIVAL));
    }
  }

  /** If this failed, a version beside could break a workflow that takes the highest, and nobody would say so before. */
  @Test
  void aVersionBesideThatAWorkflowWouldGetAndDoesNotFitIsRefused() throws Exception {
    try (Bench bench = new Bench(folder)) {
      bench.plugins.install(jar(bench, NAME, "1.0.0", "1.0"), SwapOptions.standard(), move -> { });
      said(bench, "test.say");
      Path other = new PluginJar(NAME, "2.0.0").operator("Say", "test.say", "2.0", Sources.waiting("Say", "x").replace("until", "before"))
          .build(bench.jars);
      String sentence = assertThrows(PluginException.class, () -> bench.plugins.install(other, BESIDE, move -> { })).getMessage();
      assertTrue(sentence.contains("does not fit a workflow") && sentence.contains("until"), sentence);
      assertEquals(List.of("1.0.0 ACTIVE"), bench.versions(NAME));
    }
  }
}
