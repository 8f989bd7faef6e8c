package org.ganglion.plugins.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ganglion.api.artifact.Series;
import org.ganglion.plugins.tests.build.PluginJar;
import org.ganglion.plugins.tests.build.Sources;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that goes on with another version in its middle. */
class MigrationTest {
  private static final String NAME = "com.example.learner";
  private static final SwapOptions MIGRATE = new SwapOptions(true, false, Duration.ofSeconds(30), SwapOptions.Overdue.KEEP);

  private Bench bench;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    bench = new Bench(folder);
    bench.plugins.install(version(0, "1.0", ""), SwapOptions.standard(), move -> { });
  }

  @AfterEach
  void end() throws Exception {
    bench.close();
  }

  private Path version(int number, String operator, String reads) throws Exception {
    return new PluginJar(NAME, "1." + number + ".0").operator("Learn", "test.learn", operator, reads, Sources.training("Learn")).build(bench.jars);
  }

  private String workflow(String until) {
    return "steps: { learn: { uses: test.learn, with: { steps: 4000, until: " + bench.home.resolve(until) + " } } }";
  }

  /** If this failed, a training that was moved would end elsewhere than one that was left alone, or its curve would have holes or doubles. */
  @Test
  void tenMovesInOneRunEndWhereAnUndisturbedRunEnds() throws Exception {
    Files.createFile(bench.home.resolve("at-once"));
    RunResult undisturbed = Bench.end(bench.start(workflow("at-once")));
    RunHandle moved = bench.working(workflow("later"));
    for (int i = 1; i <= 10; i++) {
      // Even numbers change the operator's version and say that they read the one before.
      bench.plugins.swap(version(i, "1." + i / 2, "[1.0,2)"), MIGRATE, move -> { });
      assertEquals(List.of("1." + i + ".0 ACTIVE"), bench.versions(NAME), "nothing holds the old version");
    }
    Files.createFile(bench.home.resolve("later"));
    RunResult result = Bench.end(moved);
    assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
    assertEquals(content(undisturbed), content(result), "the learned weight");
    assertEquals(10, bench.journal(moved.id()).lines().filter(line -> line.contains("\"step-moved\"")).count());
    Series.Curve curve = bench.runtime.show(bench.home, moved.id()).steps().get(0).curves().curve("weight").orElseThrow();
    Series.Curve expected = bench.runtime.show(bench.home, undisturbed.id()).steps().get(0).curves().curve("weight").orElseThrow();
    org.junit.jupiter.api.Assertions.assertArrayEquals(expected.x(), curve.x());
    org.junit.jupiter.api.Assertions.assertArrayEquals(expected.y(), curve.y());
  }

  private static String content(RunResult run) throws Exception {
    return Files.readString(run.outputs().get("learn.learned").resolve("facts.json"));
  }

  /** If this failed, a version that cannot read a state would get it, or the work would begin anew without a word. */
  @Test
  void aVersionThatDoesNotReadTheStateIsRefused() throws Exception {
    RunHandle run = bench.working(workflow("later"));
    Path next = version(1, "2.0", "");
    String sentence = assertThrows(PluginException.class, () -> bench.plugins.swap(next, MIGRATE, move -> { })).getMessage();
    assertTrue(sentence.contains("test.learn 2.0 does not say it can read") && sentence.contains(run.id()), sentence);
    assertEquals(List.of("1.0.0 ACTIVE"), bench.versions(NAME));
    Files.createFile(bench.home.resolve("later"));
    assertEquals(RunStatus.SUCCEEDED, Bench.end(run).status());
  }
}
