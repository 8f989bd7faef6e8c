package org.ganglion.workflow.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ganglion.api.run.StepRecord;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.fakes.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workflows as steps of workflows. */
class CompositionTest {
  private static final String DOUBLE = "inputs: { number: what to double }\noutputs: { doubled: twice.value }\n"
      + "steps:\n  twice: { uses: test.sum, in: { values: [in.number, in.number] }, with: { times: 1 } }\n";
  private static final String MAIN =
      "steps:\n  three: { uses: test.constant, with: { value: 3 } }\n  six: { uses: 'workflow:parts/double.yaml', in: { number: three.value } }\n"
      + "  twelve: { uses: 'workflow:parts/double.yaml', in: { number: six.doubled } }\n  all: { uses: test.sum, in: { values: [six.doubled,"
      + " twelve.doubled] } }\n"
      + "  report: { uses: test.report, in: { from: [twelve, all] } }\n";

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void write() throws IOException {
    bench = new Bench(folder.resolve("home"));
    file("parts/double.yaml", DOUBLE);
  }

  @Test
  void aWorkflowIsUsedTwiceAndReportedOn() throws Exception {
    RunResult result = run(MAIN, Map.of());
    assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
    assertEquals(18L, sum(result));
    assertEquals(List.of("twelve-twice", "all"), bench.report.seen.stream().map(StepRecord::id).toList(),
        "a used workflow in from: stands for all of its steps");
  }

  @Test
  void parametersReachTheStepsInside() throws Exception {
    assertEquals(6L * 5 * 2 + 6L * 5,
        sum(run(MAIN.replace("number: three.value } }", "number: three.value }, with: { twice: { times: 5 } } }"), Map.of())));
    assertEquals(6L * 5 * 2 + 6L * 5, sum(run(MAIN, Map.of("six.twice.times", "5"))));
  }

  @Test
  void aRunKeepsWhatItBeganWith() throws Exception {
    RunResult first = run(MAIN, Map.of());
    bench.runtime.export(bench.home, "last", folder.resolve("run.zip"));
    Files.delete(folder.resolve("parts/double.yaml"));
    Bench elsewhere = new Bench(folder.resolve("elsewhere"));
    RunResult again = elsewhere.run(new WorkflowSource(folder.resolve("run.zip"), "", Map.of()));
    assertEquals(sum(first), ((Number) elsewhere.runtime.show(elsewhere.home, "last").steps().get(3).curves().curves().get(0).y()[0]).longValue());
    assertEquals(RunStatus.SUCCEEDED, again.status(), again.problem());
  }

  @Test
  void partsMayUseParts() throws Exception {
    file("parts/twice-double.yaml",
        "inputs: { n: a number }\noutputs: { out: b.doubled }\nsteps:\n  a: { uses: 'workflow:parts/double.yaml', in: { number: in.n } }\n"
        + "  b: { uses: 'workflow:parts/double.yaml', in: { number: a.doubled } }\n");
    RunResult result = run(
        "steps:\n  one: { uses: test.constant, with: { value: 1 } }\n  q: { uses: 'workflow:parts/twice-double.yaml', in: { n: one.value } }\n"
        + "  all: { uses: test.sum, in: { values: q.out } }\n", Map.of());
    assertEquals(4L, sum(result));
  }

  @Test
  void plainNamesAreFoundInTheLibraryUnlessAFileIsBeside() throws Exception {
    String plain = MAIN.replace("parts/double.yaml", "double-it");
    String before = System.setProperty("ganglion.root", folder.toString());
    try {
      assertTrue(problems(plain).get(0).startsWith("w.yaml:3: six.uses names the workflow file 'double-it', which is not there"),
          "the library is empty");
      file("releng/examples/fragments/double-it.yaml", DOUBLE);
      assertEquals(18L, sum(run(plain, Map.of())));
      file("double-it", DOUBLE.replace("[in.number, in.number]", "[in.number]"));
      assertEquals(6L, sum(run(plain, Map.of())), "the file beside the workflow goes first");
      Files.move(folder.resolve("releng/examples/fragments/double-it.yaml"), folder.resolve("releng/examples/outside.yaml"));
      String outside = MAIN.replace("parts/double.yaml", "../outside");
      assertTrue(problems(outside).get(0).contains("which is not there"), "a name with a way in it stays beside the workflow: " + problems(outside));
    } finally {
      if (before == null) {
        System.clearProperty("ganglion.root");
      } else {
        System.setProperty("ganglion.root", before);
      }
    }
  }

  @Test
  void mistakesAreToldWhereTheyStand() throws IOException {
    only("w.yaml:3: six.uses names the workflow file 'parts/duble.yaml', which is not there", MAIN.replaceFirst("parts/double", "parts/duble")
        .replaceAll("(?m)^  (twelve|all|report).*\\R", ""));
    only("w.yaml:3: six.in.number is missing; parts/double.yaml has the input 'number'", MAIN.replaceFirst(", in: \\{ number: three.value \\}", ""),
        0);
    only("w.yaml:3: six.in.numbr is no input of parts/double.yaml; did you mean 'number'?", MAIN.replaceFirst("number: three", "numbr: three"), 1);
    only("w.yaml:3: six.with.twic names no step of the workflow; did you mean 'twice'?",
        MAIN.replaceFirst("three.value \\}", "three.value }, with: { twic: { times: 2 } }"));
    only("w.yaml:5: takes 'six.dubled', which is no output; did you mean 'doubled'?", MAIN.replace("[six.doubled", "[six.dubled"));
    file("parts/double.yaml", DOUBLE.replace("test.sum", "test.summ"));
    assertTrue(problems(MAIN).get(0).startsWith("parts/double.yaml:4: six-twice.uses names no operator 'test.summ'"), problems(MAIN).toString());
    file("parts/double.yaml", "inputs: {}\nsteps:\n  x: { uses: 'workflow:parts/double.yaml' }\n");
    assertTrue(problems(MAIN.replaceAll(", in: \\{ number: [a-z.]+ \\}", "")).get(0)
        .contains("which uses itself: parts/double.yaml → parts/double.yaml"));
    assertTrue(problems(DOUBLE).get(0).contains("makes this a part of workflows, which cannot run alone"));
  }

  private void only(String expected, String text) {
    assertEquals(List.of(expected), problems(text));
  }

  private void only(String expected, String text, int position) {
    assertEquals(expected, problems(text).get(position));
  }

  private List<String> problems(String text) {
    return bench.runtime.check(new WorkflowSource(folder.resolve("w.yaml"), text, Map.of())).stream()
        .map(problem -> problem.toString().replace(folder + "/", "")).toList();
  }

  private RunResult run(String text, Map<String, String> overrides) throws Exception {
    return bench.run(new WorkflowSource(folder.resolve("w.yaml"), text, overrides));
  }

  private long sum(RunResult result) throws IOException {
    return bench.runtime.show(bench.home, "last").steps().stream().filter(step -> step.id().equals("all"))
        .mapToLong(step -> (long) step.curves().curves().get(0).y()[0]).sum();
  }

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
