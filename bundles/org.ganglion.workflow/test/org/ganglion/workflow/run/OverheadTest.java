package org.ganglion.workflow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workflow.fakes.Bench;
import org.ganglion.workflow.fakes.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine itself takes for each step. */
class OverheadTest {
  private static final int STEPS = 1_000;

  @TempDir Path home;

  @Test
  void aThousandStepsOfNothingTakeFewMillisecondsEach() throws Exception {
    Bench bench = new Bench(home);
    bench.services.operator("test.do", new Operators.Do((value, context) -> value.values().get("value")));
    String steps = IntStream.range(1, STEPS).mapToObj(i -> "  s" + i + ": { uses: test.do, in: { value: s" + (i - 1) / 2 + " } }\n")
        .collect(Collectors.joining());
    String workflow = "steps:\n  s0: { uses: test.constant, with: { value: 1 } }\n" + steps;
    long start = System.nanoTime();
    RunResult first = bench.run(workflow);
    double computed = (System.nanoTime() - start) / 1e6 / STEPS;
    start = System.nanoTime();
    RunResult second = bench.run(workflow);
    double cached = (System.nanoTime() - start) / 1e6 / STEPS;
    assertEquals(RunStatus.SUCCEEDED, first.status(), first.problem());
    assertEquals(STEPS, bench.runtime.runs(home).get(0).cached(), second.problem());
    assertTrue(computed < 25, "expected 5 ms for each step, it took " + computed);
    assertTrue(cached < 25, "expected 5 ms for each step from the cache, it took " + cached);
    System.getLogger("test").log(System.Logger.Level.INFO, computed + " ms computed, " + cached + " ms cached");
  }
}
