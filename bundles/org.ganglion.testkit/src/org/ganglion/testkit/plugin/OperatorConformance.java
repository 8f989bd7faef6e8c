package org.ganglion.testkit.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.ArtifactType;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.Operator;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every operator promises, as tests: extend it and give an operator with inputs and parameters that it ends on in some seconds. A failure names
 * what the platform would stumble over: a port that is none, results that differ, a step that will not stop, a state that does not go on, a thread or
 * a class loader that stays behind.
 *
 * @param <I> record of inputs
 * @param <P> record of parameters
 * @param <O> record of outputs
 */
public abstract class OperatorConformance<I extends Record, P extends Record, O extends Record> {
  private static final Duration ACTIVATION = Duration.ofSeconds(5);
  private static final Duration RUN = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(10);

  /** A new operator. */
  protected abstract Operator<I, P, O> operator();

  /** Inputs to try it on; fresh ones at each call. */
  protected abstract I inputs();

  /** Parameters that let it end in some seconds. */
  protected abstract P parameters();

  /** Whether equal inputs, parameters and seed give equal outputs, as {@code OperatorInfo.pure} says. */
  protected boolean deterministic() {
    return true;
  }

  /** Whether it writes checkpoints and goes on from them. */
  protected boolean checkpoints() {
    return false;
  }

  /** Adds services that it uses to a context. */
  protected TestRunContext prepare(TestRunContext context) {
    return context;
  }

  private TestRunContext context() {
    return prepare(new TestRunContext(7));
  }

  private O run(TestRunContext context) {
    Operator<I, P, O> operator = operator();
    O outputs = Limited.call(RUN, operator.getClass().getName() + ".run", () -> operator.run(inputs(), parameters(), context));
    assertNotNull(outputs, "an operator gives a record, not null");
    return outputs;
  }

  @Test
  void itComesToLifeInTime() {
    assertNotNull(Limited.call(ACTIVATION, "the constructor of the operator (activation must not wait or compute)", this::operator));
  }

  @Test
  void itsRecordsCanBeRead() {
    for (RecordComponent port : inputs().getClass().getRecordComponents()) {
      assertNotNull(Ports.artifact(port).getAnnotation(ArtifactType.class), "the input '" + port.getName() + "' is of no artifact type: "
          + port.getGenericType().getTypeName());
    }
    for (RecordComponent port : run(context()).getClass().getRecordComponents()) {
      assertTrue(port.getType() != List.class, "the output '" + port.getName() + "' is a list; an output is one artifact");
      assertNotNull(Ports.artifact(port).getAnnotation(ArtifactType.class), "the output '" + port.getName() + "' is of no artifact type: "
          + port.getGenericType().getTypeName());
    }
    Records.schema(parameters().getClass());
    assertEquals(parameters(), Records.read(parameters().getClass(), Records.write(parameters())), "parameters written as YAML and read again");
  }

  @Test
  void equalInputsGiveEqualOutputs() {
    Assumptions.assumeTrue(deterministic(), "it does not promise this");
    Optional<String> difference = Values.difference(run(context()), run(context()));
    difference.ifPresent(where -> fail("two runs of one seed differ at " + where));
  }

  @Test
  void itStopsWhenItIsAsked() {
    TestRunContext context = context().stoppingAfter(1);
    Operator<I, P, O> operator = operator();
    try {
      Limited.call(STOP, operator.getClass().getName() + ".run after it was cancelled (call checkCancelled() in its loops)",
          () -> operator.run(inputs(), parameters(), context));
    } catch (CancelledException e) {
      assertNotNull(e, "this is how a step ends that was stopped");
    }
  }

  @Test
  void itGoesOnFromItsCheckpoint() {
    Assumptions.assumeTrue(checkpoints(), "it does not write checkpoints");
    TestRunContext stopped = context().stoppingAfter(2);
    Operator<I, P, O> operator = operator();
    boolean ended = false;
    try {
      Limited.call(STOP, operator.getClass().getName() + ".run", () -> operator.run(inputs(), parameters(), stopped));
      ended = true;
    } catch (CancelledException e) {
      assertNotNull(e, "it was stopped in its middle");
    }
    assertTrue(!ended, "it ended before it could be stopped: report progress at least twice, or give it more to do");
    TestRunContext resumed = stopped.next();
    assertTrue(resumed.restored().isPresent(), "it was asked for a checkpoint (checkpointDue()) and wrote none");
    Optional<String> difference = Values.difference(run(context()), run(resumed));
    difference.ifPresent(where -> fail("a run that was stopped and went on ends elsewhere than one that was left alone, at " + where));
  }

  @Test
  void itLeavesNoThreadBehind() {
    Threads before = Threads.now();
    run(context());
    before.assertNoNewOnes();
  }

  @Test
  void itCallsNothingThatOutlivesIt() {
    assertEquals(List.of(), LastingCalls.of(operator().getClass()), "calls whose effect stays when the plug-in goes");
  }

  @Test
  void itsClassesGoWhenItIsUnloaded() {
    Unloading.assertCollected(operator().getClass(), inputs(), parameters(), this::context);
  }
}
