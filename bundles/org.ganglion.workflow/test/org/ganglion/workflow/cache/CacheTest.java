package org.ganglion.workflow.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ganglion.api.operator.Operator;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workflow.fakes.Bench;
import org.ganglion.workflow.fakes.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step is computed again when something that its result depends on has changed, and only then. */
class CacheTest {
  private static final String ADDING =
      "seed: 7\nsteps:\n  a: { uses: test.constant, with: { value: 3 } }\n  b: { uses: test.constant, with: { value: 4 } }\n"
          + "  s: { uses: test.sum, in: { values: [a, b] } }\n  t: { uses: test.sum, in: { values: s.value } }\n"
          + "  r: { uses: test.report, in: { from: [s, t] } }\n";

  @TempDir Path home;

  /** Steps that were computed, by name. */
  private static List<String> computed(Bench bench) throws Exception {
    return bench.runtime.show(bench.home, "last").steps().stream().filter(step -> !step.cached()).map(RunDetails.Step::id).toList();
  }

  @Test
  void aSecondRunTakesEveryPureStepFromTheCacheWithCurvesAndLog() throws Exception {
    Bench bench = new Bench(home);
    bench.run(ADDING);
    RunDetails first = bench.runtime.show(home, "last");
    RunResult second = bench.run(ADDING);
    assertEquals(List.of("r"), computed(bench), "a report is not pure");
    RunDetails.Step sum = bench.runtime.show(home, second.id()).steps().get(2);
    assertEquals(first.steps().get(2).log(), sum.log());
    assertEquals(first.steps().get(2).curves().curve("sum").orElseThrow().y()[0], sum.curves().curve("sum").orElseThrow().y()[0]);
    assertTrue(bench.report.seen.get(0).cached());
    assertEquals(List.of("added 2 numbers"), bench.report.seen.get(0).log());
    assertTrue(Files.isRegularFile(second.outputs().get("s.value").resolve("facts.json")));
  }

  @Test
  void oneChangedParameterRunsThatStepAndThoseBehindItOnly() throws Exception {
    Bench bench = new Bench(home);
    bench.run(ADDING);
    bench.run(ADDING.replace("value: 4", "value: 5"));
    assertEquals(List.of("b", "s", "t", "r"), computed(bench));
    bench.run(ADDING.replace("in: { values: s.value }", "in: { values: s.value }, with: { times: 2 }"));
    assertEquals(List.of("t", "r"), computed(bench));
  }

  @Test
  void anEqualResultOfAChangedStepSparesThoseBehindIt() throws Exception {
    Bench bench = new Bench(home);
    bench.run(ADDING);
    bench.run(ADDING.replace("value: 4", "value: 4, style: fancy"));
    assertEquals(List.of("b", "r"), computed(bench));
  }

  @Test
  void aParameterSpelledOutWithItsDefaultIsNoChange() throws Exception {
    Bench bench = new Bench(home);
    bench.run(ADDING);
    bench.run(ADDING.replace("value: 4", "style: plain, value: 4"));
    assertEquals(List.of("r"), computed(bench));
  }

  @Test
  void whatElseAResultDependsOnIsPartOfTheKey() throws Exception {
    Bench bench = new Bench(home);
    bench.run(ADDING);
    bench.run(ADDING.replace("seed: 7", "seed: 8"));
    assertEquals(5, computed(bench).size(), "seed");
    bench.services.remove("test.sum");
    bench.services.add(Operator.class, "test.sum", "1.1", true, "plugin-1", bench.sum);
    bench.run(ADDING);
    assertEquals(List.of("s", "t", "r"), computed(bench), "version of the operator");
    bench.services.remove("test.constant");
    bench.services.add(Operator.class, "test.constant", "1.0", true, "plugin-2", bench.constant);
    bench.run(ADDING);
    assertEquals(List.of("a", "b", "r"), computed(bench), "content of the plug-in");
    bench.services.kernel.put("org.ganglion.tensor.onednn", "k2");
    bench.run(ADDING);
    assertEquals(5, computed(bench).size(), "kernel");
  }

  @Test
  void aRunMayRefuseTheCache() throws Exception {
    Bench bench = new Bench(home);
    bench.run(ADDING);
    RunOptions fresh = new RunOptions(home, false, 2, Optional.empty(), java.time.Duration.ofSeconds(20));
    assertEquals(RunStatus.SUCCEEDED, Bench.end(bench.runtime.start(Bench.source(ADDING), fresh, event -> { })).status());
    assertEquals(5, computed(bench).size());
  }

  @Test
  void aChangedFileIsNoticedByContentAndATouchedOneIsNot() throws Exception {
    Path file = home.resolve("data.txt");
    Path workflow = home.resolve("w.yaml");
    Bench bench = new Bench(home.resolve("state"));
    String text = "steps:\n  f: { uses: test.file, with: { file: data.txt } }\n";
    Files.writeString(file, "one");
    bench.run(Bench.source(workflow, text));
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
    bench.run(Bench.source(workflow, text));
    assertEquals(1, bench.readFile.runs.get());
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
    RunResult result = bench.run(Bench.source(workflow, text));
    assertEquals(2, bench.readFile.runs.get());
    assertTrue(Files.readString(result.outputs().get("f.value").resolve("facts.json")).contains("two"));
    assertTrue(bench.runtime.diff(bench.home, bench.runtime.runs(bench.home).get(1).id(), "last").stream()
        .anyMatch(each -> each.kind().equals("data") && each.where().equals("f.file")));
  }

  @Test
  void aServiceThatAStepUsedIsPartOfItsKey() throws Exception {
    Bench bench = new Bench(home);
    bench.services.add(Supplier.class, "seven", "1.0", true, "spi-1", (Supplier<Integer>) () -> 7);
    bench.services.operator("test.do", new Operators.Do((value, context) -> context.use(Supplier.class, "seven").get()));
    String text = "steps:\n  a: { uses: test.constant, with: { value: 3 } }\n  d: { uses: test.do, in: { value: a } }\n";
    bench.run(text);
    bench.run(text);
    assertEquals(List.of(), computed(bench));
    bench.services.remove("seven");
    bench.services.add(Supplier.class, "seven", "1.0", true, "spi-2", (Supplier<Integer>) () -> 77);
    RunResult result = bench.run(text);
    assertEquals(List.of("d"), computed(bench));
    assertTrue(Files.readString(result.outputs().get("d.value").resolve("facts.json")).contains("77"));
    bench.services.remove("seven");
    assertEquals("step d: there is no Supplier 'seven'; there is none", bench.run(text).problem());
    assertEquals(0, bench.services.open.get());
  }

  @Test
  void aStoreThatLostAnArtifactMakesItAgain() throws Exception {
    Bench bench = new Bench(home);
    bench.run(ADDING);
    new org.ganglion.kit.file.Disk().delete(home.resolve("store").resolve("objects"));
    RunResult again = bench.run(ADDING);
    assertEquals(RunStatus.SUCCEEDED, again.status(), again.problem());
    assertEquals(5, computed(bench).size());
  }
}
