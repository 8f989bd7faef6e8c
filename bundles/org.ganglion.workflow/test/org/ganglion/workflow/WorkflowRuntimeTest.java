package org.ganglion.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ganglion.api.run.StepRecord;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workflow.fakes.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run from its file to its report. */
class WorkflowRuntimeTest {
  static final String ADDING =
      """
      name: adding
      seed: 7
      steps:
        a: { uses: test.constant, with: { value: 3 } }
        b: { uses: test.constant, with: { value: 4 } }
        total:
          uses: test.sum
          in: { values: [a, b.value], more: a }
          with: { times: 10 }
        report: { uses: test.report, in: { from: [a, total] } }
      """;

  @TempDir Path home;

  @Test
  void stepsGiveTheirValuesToThoseBehindThem() throws Exception {
    Bench bench = new Bench(home);
    RunResult result = bench.run(ADDING);
    assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
    assertTrue(Files.readString(result.outputs().get("total.value").resolve("facts.json")).contains("100"));
    assertEquals(List.of("total.value", "total.table"), result.outputs().keySet().stream().filter(name -> name.startsWith("total")).toList());
  }

  @Test
  void theReportIsAReadableFileAndSawItsSteps() throws Exception {
    Bench bench = new Bench(home);
    RunResult result = bench.run(ADDING);
    assertEquals(1, result.documents().size());
    assertTrue(Files.isRegularFile(result.documents().get(0)), result.documents().toString());
    assertEquals("<p>[a, total]</p>", Files.readString(result.documents().get(0)));
    StepRecord total = bench.report.seen.get(1);
    assertEquals("test.sum", total.operator());
    assertEquals(100.0, total.curves().curve("sum").orElseThrow().y()[0]);
    assertEquals(List.of("added 2 numbers"), total.log());
    assertEquals("a.value, b.value", total.inputs().get("values"));
    assertEquals(10L, ((Number) total.parameters().get("times")).longValue());
  }

  @Test
  void everyLeaseIsGivenBack() throws Exception {
    Bench bench = new Bench(home);
    bench.run(ADDING);
    assertEquals(0, bench.services.open.get());
  }

  @Test
  void listenersHearARunInOrder() throws Exception {
    Bench bench = new Bench(home);
    bench.run(ADDING);
    assertTrue(bench.events.get(0) instanceof RunEvent.Started);
    assertTrue(bench.events.get(bench.events.size() - 1) instanceof RunEvent.Finished);
    List<String> finished = bench.events.stream().filter(RunEvent.StepFinished.class::isInstance).map(event -> ((RunEvent.StepFinished) event).step())
        .toList();
    assertEquals(4, finished.size());
    assertTrue(finished.indexOf("total") > finished.indexOf("a") && finished.indexOf("total") > finished.indexOf("b"));
    assertEquals("report", finished.get(3));
  }

  @Test
  void listingOperatorsActivatesNone() {
    Bench bench = new Bench(home);
    assertEquals(5, bench.runtime.operators().size());
    assertEquals(0, bench.services.activations.get());
  }
}
