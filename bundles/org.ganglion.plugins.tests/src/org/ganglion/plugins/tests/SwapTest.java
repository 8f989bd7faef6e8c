package org.ganglion.plugins.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ganglion.plugins.tests.build.PluginJar;
import org.ganglion.plugins.tests.build.Sources;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class SwapTest {
  private static final String NAME = "com.example.words";
  /** Fifty in all, where the full count is asked for. */
  private static final int SWAPS = Integer.getInteger("ganglion.swaps", 12);

  private Bench bench;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    bench = new Bench(folder);
  }

  @AfterEach
  void end() throws Exception {
    bench.close();
  }

  private Path version(int number) throws Exception {
    return new PluginJar(NAME, "1." + number + ".0").operator("Say", "test.say", "1.0", Sources.waiting("Say", "version " + number))
        .build(bench.jars);
  }

  private String workflow(Path until) {
    return "steps: { say: { uses: test.say, with: { until: " + until + " } } }";
  }

  /** If this failed, a run would change its version in the middle, new work would get an old one, or old versions would pile up in memory. */
  @Test
  void everyRunEndsOnTheVersionItBeganWithAndOldVersionsAreCollected(TestReporter reporter) throws Exception {
    bench.plugins.install(version(0), SwapOptions.standard(), move -> { });
    Memory memory = new Memory();
    for (int i = 1; i <= SWAPS; i++) {
      Path until = bench.home.resolve("go-" + i);
      RunHandle before = bench.working(workflow(until));
      memory.watch(bench.bundle(NAME).orElseThrow());
      bench.plugins.swap(version(i), SwapOptions.standard(), move -> { });
      RunHandle after = bench.working(workflow(until));
      assertEquals(List.of("1." + i + ".0 ACTIVE", "1." + (i - 1) + ".0 DRAINING"), bench.versions(NAME), "both are there while the first run lasts");
      Files.createFile(until);
      assertEquals(RunStatus.SUCCEEDED, Bench.end(before).status());
      assertEquals(RunStatus.SUCCEEDED, Bench.end(after).status());
      assertTrue(bench.journal(before.id()).contains(NAME + " 1." + (i - 1) + ".0 sha256:") && !bench.journal(before.id())
          .contains(NAME + " 1." + i + ".0"), "the journal of the first");
      assertTrue(bench.journal(after.id()).contains(NAME + " 1." + i + ".0 sha256:"), "new work gets the new version at once");
      Bench.await(() -> bench.versions(NAME).size() == 1, "the old version to go");
      memory.sample();
    }
    new Figures(reporter).tell("plugin-swaps", SWAPS + " swaps, two runs in flight at each, one on either version; " + memory);
    assertTrue(memory.moreClasses() < 60 && memory.moreMetaspace() < 1 << 20, memory.toString());
  }

  /** If this failed, somebody who looks into the journal would not find what was done. */
  @Test
  void everyStepIsToldAndJournaled() throws Exception {
    bench.plugins.install(version(0), SwapOptions.standard(), move -> { });
    List<String> told = new ArrayList<>();
    bench.plugins.swap(version(1), SwapOptions.standard(), move -> told.add(move.step()));
    assertEquals(List.of("stage", "probe", "switch", "switched", "drain", "retire", "done"), told);
    assertEquals(told, bench.plugins.moves(7).stream().map(PluginMove::step).toList());
    assertEquals(1, bench.bundles(NAME).size());
  }

  /** If this failed, a workflow that asks for a range of versions would be run by another one. */
  @Test
  void aRangeThatTheVersionDoesNotFitIsAProblemOfTheWorkflow() throws Exception {
    bench.plugins.install(version(0), SwapOptions.standard(), move -> { });
    Path until = Files.createFile(bench.home.resolve("go"));
    assertEquals(RunStatus.SUCCEEDED, Bench.end(bench.start(workflow(until).replace("test.say", "'test.say@[1.0,2)'"))).status());
    String problems = bench.runtime.check(new org.ganglion.runtime.api.WorkflowSource(Path.of("a.yaml"),
        workflow(until).replace("test.say", "'test.say@[2,3)'"), java.util.Map.of())).toString();
    assertTrue(problems.contains("version 1.0 is there"), problems);
    assertFalse(problems.contains("ghost"), problems);
  }
}
