package org.ganglion.workflow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ganglion.api.operator.Operator;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.fakes.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users read when a workflow is wrong: one sentence, with the line of the mistake. */
class WorkflowProblemsTest {
  @TempDir Path home;

  private List<String> problems(String text) {
    return problems(text, Map.of());
  }

  private List<String> problems(String text, Map<String, String> overrides) {
    return new Bench(home).runtime.check(new WorkflowSource(Path.of("w.yaml"), text, overrides)).stream().map(Problem::toString).toList();
  }

  private static List<String> problems(Bench bench, String text) {
    return bench.runtime.check(new WorkflowSource(Path.of("w.yaml"), text, Map.of())).stream().map(Problem::toString).toList();
  }

  private void only(String expected, String text) {
    assertEquals(List.of(expected), problems(text));
  }

  @Test
  void aGoodWorkflowHasNone() {
    assertEquals(List.of(), problems("steps:\n  a: { uses: test.constant, with: { value: 3 } }\n"));
  }

  @Test
  void anUnknownOperatorIsMetWithTheNearest() {
    only("w.yaml:2: a.uses names no operator 'test.konstant'; did you mean 'test.constant'?",
        "steps:\n  a: { uses: test.konstant, with: { value: 3 } }\n");
  }

  @Test
  void anUnknownParameterIsMetWithTheNearest() {
    only("w.yaml:5: a.with.vlaue is not known here; did you mean 'value'?",
        "steps:\n  a:\n    uses: test.constant\n    with:\n      vlaue: 3\n      value: 3\n");
  }

  @Test
  void anIllTypedParameterSaysWhatFits() {
    only("w.yaml:5: a.with.value takes a whole number, not the text 'three'",
        "steps:\n  a:\n    uses: test.constant\n    with:\n      value: three\n");
  }

  @Test
  void aValueOutOfBoundsNamesTheBounds() {
    only("w.yaml:5: a.with.value must be from 0 to 100, it is 101", "steps:\n  a:\n    uses: test.constant\n    with:\n      value: 101\n");
  }

  @Test
  void aMissingParameterIsNamed() {
    only("w.yaml:2: a.with.value is missing", "steps:\n  a: { uses: test.constant }\n");
  }

  @Test
  void aMissingInputSaysWhatItTakes() {
    only("w.yaml:2: s.in.values is missing; it takes numbers to add, ganglion:facts/1", "steps:\n  s: { uses: test.sum }\n");
  }

  @Test
  void unknownInputsAndOutputsAreMetWithTheNearest() {
    assertEquals(
        List.of("w.yaml:3: s.in.value is no input of test.sum; did you mean 'values'?",
            "w.yaml:3: s.in.values names no output 'valu' of test.constant; did you mean 'value'?"),
        problems("steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  s: { uses: test.sum, in: { value: a, values: a.valu } }\n"));
  }

  @Test
  void anUnknownStepIsMetWithTheNearest() {
    only("w.yaml:3: s.in.values names no step 'frist'; did you mean 'first'?",
        "steps:\n  first: { uses: test.constant, with: { value: 1 } }\n  s: { uses: test.sum, in: { values: [frist] } }\n");
  }

  @Test
  void portsThatDoNotFitAreBothNamed() {
    only(
        "w.yaml:4: t.in.values takes ganglion:facts/1 (numbers to add), but s.table gives ganglion:table/1",
        "steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  s: { uses: test.sum, in: { values: a } }\n"
            + "  t: { uses: test.sum, in: { values: [s.table] } }\n");
  }

  @Test
  void aStepWithSeveralOutputsMustBeAskedForOne() {
    only(
        "w.yaml:4: t.in.values takes a single value, not the step 's'; name one of its outputs: s.value, s.table",
        "steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  s: { uses: test.sum, in: { values: a } }\n"
            + "  t: { uses: test.sum, in: { values: s } }\n");
  }

  @Test
  void aReportTakesWholeSteps() {
    only(
        "w.yaml:3: r.in.from takes ganglion:step/1, but a.value gives ganglion:facts/1; write 'a' for the whole step",
        "steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  r: { uses: test.report, in: { from: a.value } }\n");
  }

  @Test
  void aListWhereOneValueFitsIsRefused() {
    only(
        "w.yaml:3: s.in.more takes one value, not a list of 2",
        "steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  s: { uses: test.sum, in: { values: a, more: [a, a] } }\n");
  }

  @Test
  void aCircleIsToldWithItsSteps() {
    only(
        "w.yaml:3: b closes a cycle in which no step can begin: a waits for b waits for a",
        "steps:\n  a: { uses: test.sum, in: { values: b.value } }\n  b: { uses: test.sum, in: { values: a.value } }\n");
  }

  @Test
  void aChainOfThousandsOfStepsIsNoProblem() {
    String steps = IntStream.range(1, 5000).mapToObj(i -> "  s" + i + ": { uses: test.sum, in: { values: s" + (i - 1) + ".value } }\n")
        .collect(Collectors.joining());
    assertEquals(List.of(), problems("steps:\n  s0: { uses: test.sum, in: { values: [] } }\n" + steps));
  }

  @Test
  void twoStepsOfOneNameAreToldWithBothLines() {
    only(
        "w.yaml:3: steps has the key 'a' twice, first in line 2",
        "steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  a: { uses: test.constant, with: { value: 2 } }\n");
  }

  @Test
  void duplicateKeysAreFoundAtAnyDepth() {
    only("w.yaml:6: steps.a.with has the key 'value' twice, first in line 5",
        "steps:\n  a:\n    uses: test.constant\n    with:\n      value: 1\n      value: 2\n");
  }

  @Test
  void aStepWithoutUsesIsTold() {
    only("w.yaml:2: a has no 'uses'; it names the step's operator", "steps:\n  a: { with: { value: 1 } }\n");
  }

  @Test
  void unknownKeysOfWorkflowAndStepAreMetWithTheNearest() {
    assertEquals(
        List.of("w.yaml:1: sed is not known in a workflow; did you mean 'seed'?", "w.yaml:3: a.wiht is not known in a step; did you mean 'with'?"),
        problems("sed: 3\nsteps:\n  a: { uses: test.train, wiht: { epochs: 1 } }\n"));
  }

  @Test
  void yamlSyntaxIsToldInOneSentenceWithItsLine() {
    List<String> problems = problems("steps:\n  a: { uses: test.constant\n");
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).startsWith("w.yaml:3: is not YAML: "), problems.get(0));
    assertFalse(problems.get(0).contains("\n"), problems.get(0));
    assertTrue(problems("a: b: c\n").get(0).startsWith("w.yaml:1: is not YAML: mapping values are not allowed here"), problems("a: b: c\n").get(0));
    assertTrue(problems("steps:\n\ta: 1\n").get(0).startsWith("w.yaml:2: is not YAML: "), problems("steps:\n\ta: 1\n").get(0));
  }

  @Test
  void whatIsNoWorkflowIsTold() {
    only("w.yaml: is empty; a workflow has steps: { name: { uses: operator } }", "");
    only("w.yaml:1: is not a workflow but a list; a workflow has steps: { name: { uses: operator } }", "[1, 2]");
    only("w.yaml:1: steps is missing; a workflow has steps: { name: { uses: operator } }", "name: x\n");
    only("w.yaml:1: seed takes a whole number, not the text 'x'", "seed: x\nsteps: { a: { uses: test.train } }\n");
  }

  @Test
  void anAliasBombIsDefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1)
          .append("]\n");
    }
    List<String> problems = problems(bomb.toString());
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("stands for too many values: aliases"), problems.get(0));
    assertTrue(problems("a: &a [*a]\n").get(0).contains("alias (*name) to something that contains the alias"), problems("a: &a [*a]\n").get(0));
  }

  @Test
  void whatIsTooDeepOrTooLargeIsTold() {
    assertTrue(problems("a: " + "[".repeat(10_000)).get(0).contains("is nested deeper than 64 levels"));
    assertTrue(problems("a: '" + "x".repeat(1_000_001) + "'").get(0).contains("is too large for a workflow"));
    assertTrue(problems("a: [" + "1,".repeat(100_001) + "1]").get(0).contains("is too large for a workflow"));
  }

  @Test
  void versionRangesAreKept() {
    assertEquals(List.of(), problems("steps:\n  a: { uses: 'test.train@[1.0,2)' }\n  b: { uses: test.train@1.0 }\n"));
    only("w.yaml:2: a.uses asks for 'test.train@[2.0.0,3.0.0)', but version 1.0 is there", "steps:\n  a: { uses: 'test.train@[2,3)' }\n");
    only("w.yaml:2: a.uses takes operator@versions or operator@plug-in, such as gan.train@[1.0,2) or gan.train@com.example.gan, not 'test.train@[2'",
        "steps:\n  a: { uses: 'test.train@[2' }\n");
  }

  /** If this failed, which of two plug-ins runs a step would depend on their names. */
  @Test
  void ofTwoPluginsWithOneOperatorTheWorkflowNamesOne() {
    Bench bench = new Bench(home);
    bench.services.from("com.example.rival", Operator.class, "test.train", "1.0", true, "rival", bench.train);
    assertEquals(List.of(),
        problems(bench, "steps:\n  a: { uses: test.train@com.example.rival }\n  b: { uses: 'test.train@[1.0,2)@test.plugin' }\n"));
    assertEquals(
        List.of(
            "w.yaml:2: a.uses asks for 'test.train', which com.example.rival and test.plugin offer in one version; "
                + "name the plug-in, 'test.train@com.example.rival' or 'test.train@test.plugin'",
            "w.yaml:3: b.uses asks for 'test.train@com.example.absent', but version 1.0 of com.example.rival, 1.0 of test.plugin is there"),
        problems(bench, "steps:\n  a: { uses: test.train }\n  b: { uses: test.train@com.example.absent }\n"));
    assertTrue(problems(bench, "steps:\n  a: { uses: test.train@one@two }\n").get(0).contains("takes operator@versions or operator@plug-in"));
  }

  @Test
  void overridesNameThemselvesInProblems() {
    String text = "steps:\n  a: { uses: test.constant, with: { value: 1 } }\n";
    assertEquals(List.of(), problems(text, Map.of("a.value", "7", "seed", "3")));
    assertEquals(List.of("--set a.value=700: a.with.value must be from 0 to 100, it is 700"), problems(text, Map.of("a.value", "700")));
    assertEquals(List.of("--set b.value=1: names no step 'b'; did you mean 'a'?"), problems(text, Map.of("b.value", "1")));
    assertEquals(List.of("--set a.vaule=1: a.with.vaule is not known here; did you mean 'value'?"), problems(text, Map.of("a.vaule", "1")));
    assertTrue(problems(text, Map.of("a.value", "[1")).get(0).startsWith("--set a.value=[1:1: is not YAML"), problems(text, Map.of("a.value", "[1"))
        .get(0));
  }

  @Test
  void aStepNameThatCannotBeAFolderIsRefused() {
    assertTrue(problems("steps:\n  '../up': { uses: test.train }\n").get(0).contains("names are up to 64 letters"));
  }

  @Test
  void allProblemsComeAtOnceInTheOrderOfTheFile() {
    assertEquals(3, problems("steps:\n  a: { uses: nope }\n  b: { uses: test.constant }\n  c: { uses: test.sum, in: { values: x } }\n").size());
  }

  @Test
  void aRunOfAWrongWorkflowLeavesNothingBehind() throws Exception {
    Bench bench = new Bench(home.resolve("fresh"));
    assertThrows(WorkflowException.class, () -> bench.run("steps:\n  a: { uses: nope }\n"));
    assertFalse(Files.exists(home.resolve("fresh")));
  }
}
