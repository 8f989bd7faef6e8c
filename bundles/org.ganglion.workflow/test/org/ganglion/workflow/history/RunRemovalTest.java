package org.ganglion.workflow.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.fakes.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRemovalTest {
  @TempDir private Path home;

  /** If this failed, the quota could never free what only removed runs needed, or a run could be taken from under its process. */
  @Test
  void aRemovedRunIsGoneAndItsArtifactsCanBeFreed() throws Exception {
    Bench bench = new Bench(home);
    String id = bench.run("steps: { a: { uses: test.constant, with: { value: 3 } } }").id();
    assertEquals(0, bench.runtime.collect(home, 0), "a run keeps what it gave");
    assertEquals(id, bench.runtime.delete(home, "last"));
    assertEquals(List.of(), bench.runtime.runs(home));
    assertTrue(bench.runtime.collect(home, 0) > 0, "now it is free");
  }

  @Test
  void aRunUnderWayStays() throws Exception {
    Bench bench = new Bench(home);
    RunHandle run = bench.start("steps: { t: { uses: test.train, with: { epochs: 1000000 } } }");
    String sentence = assertThrows(IOException.class, () -> bench.runtime.delete(home, run.id())).getMessage();
    assertTrue(sentence.contains("is being executed by this process"), sentence);
    run.cancel();
    Bench.end(run);
  }

  /** If this failed, --set could not change an entry of a list. */
  @Test
  void positionsOfAListCanBeSet() throws Exception {
    Bench bench = new Bench(home);
    String text = "steps: { a: { uses: test.constant, with: { value: [1, { deep: 2 }] } } }";
    List<Problem> problems = bench.runtime.check(new WorkflowSource(Path.of("w.yaml"), text, Map.of("a.value.5", "1")));
    assertTrue(problems.stream().anyMatch(problem -> problem.message().contains("position 5 of a list of 2")), problems.toString());
    List<Problem> reached = bench.runtime.check(new WorkflowSource(Path.of("w.yaml"), text, Map.of("a.value.1.deep", "3")));
    assertTrue(reached.stream().noneMatch(problem -> problem.message().contains("position")), reached.toString());
  }
}
