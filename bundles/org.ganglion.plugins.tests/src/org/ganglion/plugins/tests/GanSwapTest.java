package org.ganglion.plugins.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ganglion.plugins.tests.build.PluginJar;
import org.ganglion.plugins.tests.build.Repacked;
import org.ganglion.plugins.tests.build.Sources;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.RoutingChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/**
 * The product's own GAN plug-in is replaced under its trainings, on a real engine. Few swaps here; {@code -Dganglion.gan.swaps=50
 * -Dganglion.gan.moves=10} are the counts of the study.
 */
class GanSwapTest {
  private static final String NAME = "org.ganglion.gan";
  private static final int SWAPS = Integer.getInteger("ganglion.gan.swaps", 4);
  private static final int MOVES = Integer.getInteger("ganglion.gan.moves", 2);
  private static final SwapOptions MIGRATE = new SwapOptions(true, false, Duration.ofSeconds(60), SwapOptions.Overdue.KEEP);

  private Bench bench;
  private Bundle wired;
  private List<Path> versions;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    bench = new Bench(folder);
    wired = bench.bundle(NAME).orElseThrow();
    // The tests' own bundle requires the one that the build has put here, so that it could not be replaced; another with the same content can.
    bench.service(Routing.class).change(new RoutingChange(Set.of(wired.getBundleId()), Set.of()));
    wired.stop();
    Bundle gan = bench.context.installBundle("reference:file:" + Repacked.of(wired, "0.1.0", bench.jars));
    gan.start();
    versions = new ArrayList<>();
    for (int i = 1; i <= Math.max(SWAPS, MOVES); i++) {
      versions.add(Repacked.of(gan, "0.1." + i, bench.jars));
    }
    PluginJar bars = new PluginJar("com.example.bars", "1.0.0").operator("Bars", "test.bars", "1.0", Sources.images("Bars"))
        .operator("Hold", "test.hold", "1.0", Sources.waiting("Hold", "on"));
    bench.plugins.install(bars.build(bench.jars), SwapOptions.standard(), move -> { });
  }

  @AfterEach
  void end() throws Exception {
    bench.close();
    wired.start();
    bench.service(Routing.class).change(new RoutingChange(Set.of(), Set.of(wired.getBundleId())));
  }

  private List<String> versions() {
    return bench.versions(NAME).stream().filter(version -> !version.startsWith(wired.getVersion().toString())).toList();
  }

  private static String version(int number) {
    return NAME + " 0.1." + number;
  }

  /** Trains, waits for a file, and samples from what it has trained. */
  private static String workflow(int epochs, Path until) {
    return """
        seed: 3
        steps:
          bars: { uses: test.bars, with: { count: 256 } }
          gan:
            uses: gan.train
            in: { images: bars.images }
            with: { architecture: dense, latent: 8, headStart: { atMost: 20 }, epochs: %d, batch: 32, watch: { every: 0 }, sheets: { every: 1000000 } }
          hold: { uses: test.hold, after: [gan], with: { until: %s } }
          sheet: { uses: gan.sample, after: [hold], in: { generator: gan.generator }, with: { rows: 2, columns: 2, count: 8 } }
        """.formatted(epochs, until);
  }

  private RunHandle training(String workflow) throws Exception {
    RunHandle run = bench.start(workflow);
    Bench.await(() -> steps(run, "step-started").contains("gan"), "the training");
    return run;
  }

  private List<String> steps(RunHandle run, String kind) {
    return bench.journal(run.id()).lines().filter(line -> line.contains("\"" + kind + "\""))
        .map(line -> line.replaceFirst(".*\"step\":\"([^\"]*)\".*", "$1")).toList();
  }

  /** Versions of the plug-in that a run's journal names. */
  private List<String> versions(RunHandle run) {
    return bench.journal(run.id()).lines()
        .flatMap(line -> java.util.regex.Pattern.compile(NAME.replace(".", "\\.") + " [0-9.]+\\w*").matcher(line).results())
        .map(found -> found.group()).distinct().toList();
  }

  /** If this failed, a training would be finished, or its samples be made, by a version that it did not begin with. */
  @Test
  void everyTrainingEndsOnTheVersionItBeganWith(TestReporter reporter) throws Exception {
    Path until = bench.home.resolve("go-1");
    bench.plugins.swap(versions.get(0), SwapOptions.standard(), move -> { });
    Memory memory = new Memory();
    int inTraining = 0;
    RunHandle before = training(workflow(30, until));
    for (int i = 2; i <= SWAPS; i++) {
      String current = "0.1." + (i - 1);
      memory.watch(bench.bundles(NAME).stream().filter(bundle -> bundle.getVersion().toString().equals(current)).findFirst().orElseThrow());
      bench.plugins.swap(versions.get(i - 1), SwapOptions.standard(), move -> { });
      inTraining += steps(before, "step-finished").contains("gan") ? 0 : 1;
      assertEquals(List.of("0.1." + i + " ACTIVE", "0.1." + (i - 1) + " DRAINING"), versions(), "both are there while the first run lasts");
      Path next = bench.home.resolve("go-" + i);
      RunHandle after = training(workflow(30, next));
      Files.createFile(until);
      assertEquals(RunStatus.SUCCEEDED, Bench.end(before).status());
      assertEquals(List.of(version(i - 1)), versions(before), "the journal of the run that was under way");
      Bench.await(() -> versions().size() == 1, "the old version to go");
      memory.sample();
      until = next;
      before = after;
    }
    Files.createFile(until);
    assertEquals(RunStatus.SUCCEEDED, Bench.end(before).status());
    assertEquals(List.of(version(SWAPS)), versions(before), "new work gets the new version at once");
    new Figures(reporter).tell("gan-swaps", SWAPS + " swaps, " + inTraining + " of them in the middle of a training; " + memory);
    assertTrue(inTraining > 0, "trainings were under way");
    assertTrue(memory.moreClasses() < 60 && memory.moreMetaspace() < 1 << 20, memory.toString());
  }

  /** If this failed, a training that goes on with another version would end with other parameters than one that was left alone. */
  @Test
  void aTrainingThatMovesEndsWithTheParametersOfAnUndisturbedOne(TestReporter reporter) throws Exception {
    int epochs = 100 * MOVES;
    Path until = Files.createFile(bench.home.resolve("go"));
    RunResult undisturbed = Bench.end(bench.start(workflow(epochs, until)));
    assertEquals(RunStatus.SUCCEEDED, undisturbed.status(), undisturbed.problem());
    RunHandle moved = training(workflow(epochs, until));
    for (int i = 1; i <= MOVES; i++) {
      bench.plugins.swap(versions.get(i - 1), MIGRATE, move -> { });
      int version = i;
      Bench.await(() -> versions(moved).contains(version(version)), "the training to go on with " + version(i));
    }
    assertFalse(steps(moved, "step-finished").contains("gan"), "the training outlasts all moves");
    RunResult result = Bench.end(moved);
    assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
    assertEquals(MOVES, steps(moved, "step-moved").size());
    for (String output : List.of("gan.generator", "gan.discriminator", "gan.losses")) {
      assertEquals(content(undisturbed, output), content(result, output), output);
    }
    new Figures(reporter)
        .tell("gan-moves", MOVES
        + " moves in one training; generator, discriminator and loss curves are equal, byte for byte, to those of an undisturbed run");
  }

  /** Files of an output with what is in them. */
  private static Map<String, List<Byte>> content(RunResult run, String output) throws IOException {
    Map<String, List<Byte>> content = new TreeMap<>();
    Path folder = run.outputs().get(output);
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
        byte[] bytes = Files.readAllBytes(file);
        List<Byte> list = new ArrayList<>(bytes.length);
        for (byte each : bytes) {
          list.add(each);
        }
        content.put(folder.relativize(file).toString(), list);
      }
    }
    return content;
  }
}
