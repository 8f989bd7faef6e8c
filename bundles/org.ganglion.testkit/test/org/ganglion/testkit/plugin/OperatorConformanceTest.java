package org.ganglion.testkit.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.RunContext;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

/** The suite passes an operator that keeps its promises, and names what a bad one does. */
class OperatorConformanceTest extends OperatorConformance<OperatorConformanceTest.In, OperatorConformanceTest.Params, OperatorConformanceTest.Out> {
  public record In() {}

  public record Params(int steps) {}

  public record Out(Facts facts) {}

  /** Adds numbers, with checkpoints. */
  public static final class Adding implements Operator<In, Params, Out> {
    @Override
    public Out run(In in, Params params, RunContext context) throws Exception {
      long sum = 0;
      int step = 0;
      if (context.restored().isPresent()) {
        try (DataInputStream state = new DataInputStream(context.restored().get().open("state"))) {
          step = state.readInt();
          sum = state.readLong();
        }
      }
      for (; step < params.steps(); step++) {
        if (context.checkpointDue()) {
          int at = step;
          long value = sum;
          context.checkpoint(parts -> {
            try (DataOutputStream state = new DataOutputStream(parts.create("state"))) {
              state.writeInt(at);
              state.writeLong(value);
            }
          });
        }
        context.checkCancelled();
        sum = sum * 31 + step;
        context.progress(step, params.steps(), "step");
      }
      return new Out(new Facts(Map.of("sum", sum)));
    }
  }

  /** Leaves a thread behind and hooks shutdown, if it is let. */
  public static final class Leaking implements Operator<In, Params, Out> {
    static final CountDownLatch END = new CountDownLatch(1);

    @Override
    public Out run(In in, Params params, RunContext context) {
      Thread thread = new Thread(() -> {
        try {
          END.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }, "left-behind");
      thread.setDaemon(true);
      thread.start();
      if (params.steps() < 0) {
        Runtime.getRuntime().addShutdownHook(thread);
      }
      return new Out(new Facts(Map.of()));
    }
  }

  @Override
  protected Operator<In, Params, Out> operator() {
    return new Adding();
  }

  @Override
  protected In inputs() {
    return new In();
  }

  @Override
  protected Params parameters() {
    return new Params(20);
  }

  @Override
  protected boolean checkpoints() {
    return true;
  }

  @Override
  @Test
  void itCallsNothingThatOutlivesIt() {
    // The leaking operator below lies beside the good one.
    assertEquals(List.of(Leaking.class.getName() + " calls java.lang.Runtime.addShutdownHook"),
        LastingCalls.of(Adding.class).stream().filter(call -> call.contains(".plugin.")).toList());
  }

  @Test
  void aThreadThatIsLeftBehindIsNamed() {
    Threads before = Threads.now();
    new Leaking().run(new In(), new Params(1), new TestRunContext(1));
    AssertionError named = assertThrows(AssertionError.class, before::assertNoNewOnes);
    assertTrue(named.getMessage().contains("'left-behind'"), named.getMessage());
    AssertionError held =
        assertThrows(AssertionError.class, () -> Unloading.assertCollected(Leaking.class, new In(), new Params(1), () -> new TestRunContext(1)));
    assertTrue(held.getMessage().contains("stay in memory"), held.getMessage());
    Leaking.END.countDown();
  }

  @Test
  void anActivationThatWaitsIsNamedWithItsPlace() {
    AssertionError named = assertThrows(AssertionError.class, () -> Limited.call(Duration.ofMillis(200), "the constructor", () -> {
      new CountDownLatch(1).await();
      return 1;
    }));
    assertTrue(named.getMessage().contains("the constructor has not ended after 0 s") && named.getMessage().contains("park"), named.getMessage());
  }

  @Test
  void aDifferenceIsFoundWhereItIs() {
    assertEquals("the outputs.facts.values.b[1]: 2.0 and 3.0",
        Values.difference(new Out(new Facts(Map.of("a", 1, "b", List.of(1.0, 2.0)))), new Out(new Facts(Map.of("a", 1, "b", List.of(1.0, 3.0)))))
        .orElseThrow());
  }
}
