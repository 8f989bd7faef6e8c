package org.ganglion.workflow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ganglion.api.operator.InputException;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workflow.fakes.Bench;
import org.ganglion.workflow.fakes.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an operator does, the engine and the other steps stand. */
class FailureTest {
  private static final String DIAMOND =
      """
      steps:
        a: { uses: test.constant, with: { value: 1 } }
        bad: { uses: test.do, in: { value: a } }
        behind: { uses: test.sum, in: { values: bad } }
        farther: { uses: test.sum, in: { values: behind.value } }
        beside: { uses: test.sum, in: { values: a } }
      """;

  @TempDir Path home;

  private Bench bench(Operators.Do.Action action) {
    Bench bench = new Bench(home);
    bench.services.operator("test.do", new Operators.Do(action));
    return bench;
  }

  private static RunStatus status(RunDetails run, String step) {
    return run.steps().stream().filter(each -> each.id().equals(step)).findFirst().orElseThrow().status();
  }

  @Test
  void aBadInputIsASentenceAndOtherBranchesFinish() throws Exception {
    Bench bench = bench((value, context) -> {
      throw new InputException("the images have 3 channels, 1 is needed");
    });
    RunResult result = bench.run(DIAMOND);
    assertEquals(RunStatus.FAILED, result.status());
    assertEquals("step bad: the images have 3 channels, 1 is needed", result.problem());
    assertFalse(result.internal());
    RunDetails run = bench.runtime.show(home, "last");
    assertEquals(RunStatus.SUCCEEDED, status(run, "beside"));
    assertEquals(RunStatus.FAILED, status(run, "bad"));
    assertEquals(RunStatus.STOPPED, status(run, "farther"));
    assertEquals(0, bench.services.open.get());
  }

  @Test
  void anyThrowableIsContainedAndItsStackTraceIsInAFile() throws Exception {
    Throwable[] faults = {new NullPointerException("of null"), new StackOverflowError(), new NoClassDefFoundError("org/x/Y"),
        new AssertionError("two\nlines")};
    for (Throwable fault : faults) {
      Bench bench = bench((value, context) -> {
        throw sneaky(fault);
      });
      RunResult result = bench.run(DIAMOND);
      assertEquals(RunStatus.FAILED, result.status());
      assertTrue(result.internal());
      assertTrue(result.problem().startsWith("step bad: operator test.do broke with " + fault.getClass().getSimpleName()), result.problem());
      assertFalse(result.problem().contains("\n"));
      Path trace = home.resolve("runs").resolve(result.id()).resolve("bad").resolve("problem.txt");
      assertTrue(Files.readString(trace).contains("FailureTest"));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable fault) throws T {
    throw (T) fault;
  }

  @Test
  void aFailedRunGoesOnWhenTheCauseIsGone() throws Exception {
    AtomicReference<String> trouble = new AtomicReference<>("no room");
    Bench bench = bench((value, context) -> {
      if (trouble.get() != null) {
        throw new InputException(trouble.get());
      }
      return 5;
    });
    assertEquals(RunStatus.FAILED, bench.run(DIAMOND).status());
    trouble.set(null);
    int sums = bench.sum.runs.get();
    RunResult result = bench.resume("last");
    assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
    assertEquals(sums + 2, bench.sum.runs.get(), "the step beside is not run again");
    assertEquals(1, bench.constant.runs.get());
  }

  @Test
  void nothingAtAnOutputIsAFaultThatNamesThePort() throws Exception {
    Bench bench = new Bench(home);
    bench.services.operator("test.do", (org.ganglion.api.operator.Operator<Operators.Single, Operators.Nothing, Operators.One>) new NoValue());
    RunResult result = bench.run(DIAMOND);
    assertTrue(result.problem().contains("gave nothing at its output 'value'"), result.problem());
  }

  static final class NoValue implements org.ganglion.api.operator.Operator<Operators.Single, Operators.Nothing, Operators.One> {
    @Override
    public Operators.One run(Operators.Single in, Operators.Nothing parameters, org.ganglion.api.operator.RunContext context) {
      return new Operators.One(null);
    }
  }

  @Test
  void stepsRunOnThreadsOfThePlatformWithTheirOwnClassLoader() throws Exception {
    AtomicReference<ClassLoader> loader = new AtomicReference<>();
    AtomicReference<Thread> thread = new AtomicReference<>();
    Bench bench = bench((value, context) -> {
      loader.set(Thread.currentThread().getContextClassLoader());
      thread.set(Thread.currentThread());
      return 1;
    });
    bench.run(DIAMOND);
    assertSame(Operators.Do.class.getClassLoader(), loader.get());
    assertEquals("ganglion-bad", thread.get().getName());
    thread.get().join(5_000);
    assertFalse(thread.get().isAlive(), "the thread is gone, with all that was left on it");
  }

  @Test
  void independentStepsRunAtTheSameTime() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Bench bench = bench((value, context) -> {
      both.countDown();
      return both.await(20, TimeUnit.SECONDS);
    });
    RunResult result = bench.run(
        """
        steps:
          a: { uses: test.constant, with: { value: 1 } }
          b: { uses: test.do, in: { value: a } }
          c: { uses: test.do, in: { value: a } }
        """);
    assertEquals(Map.of("value", true),
        org.ganglion.kit.json.Json.readObject(Files.readString(result.outputs().get("b.value").resolve("facts.json"))));
  }

  @Test
  void withOneThreadStepsRunOneAfterTheOtherInTheOrderOfTheFile() throws Exception {
    StringBuilder order = new StringBuilder();
    Bench bench = bench((value, context) -> {
      order.append(context.step());
      return 1;
    });
    Bench.end(bench.runtime.start(
        Bench.source("steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  d: { uses: test.do, in: { value: a } }\n"
            + "  b: { uses: test.do, in: { value: a }, after: c }\n"
            + "  c: { uses: test.do, in: { value: a } }\n"),
        bench.options(1),
        event -> { }));
    assertEquals("dcb", order.toString());
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws Exception {
    Bench bench = new Bench(home);
    RunResult result = Bench.end(bench.runtime.start(Bench.source("steps:\n  a: { uses: test.constant, with: { value: 1 } }\n"), bench.options(1),
        event -> {
      throw new IllegalStateException("the terminal is gone");
    }));
    assertEquals(RunStatus.SUCCEEDED, result.status());
  }
}
