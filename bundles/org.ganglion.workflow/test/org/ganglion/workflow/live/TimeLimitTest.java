package org.ganglion.workflow.live;

import static org.ganglion.workflow.live.LiveBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.runtime.api.LiveStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processors that do not come back from a record: if one of these failed, such a processor would hold up its workflow for ever. */
class TimeLimitTest {
  private static final String FLOW = """
      kind: live
      name: flow
      checkpoint: 0.05
      limit: 0.2
      nodes:
        lines: { uses: live.tail, with: { file: in.jsonl, every: 2 } }
        slow: { uses: test.slow, from: lines }
        good: { uses: test.count, from: lines }
        out: { uses: test.collect, from: [good, slow] }
      """;

  @TempDir Path home;
  private final CountDownLatch release = new CountDownLatch(1);
  private LiveBench bench;

  /** Counts, and stays with a record that says so: for as long as it is not interrupted, or whatever happens. */
  private final class Slow implements ProcessorFactory<Processors.Nothing, Processors.Nothing> {
    @Override
    public Processor open(Processors.Nothing inputs, Processors.Nothing parameters, LiveContext context) {
      return new Processor() {
        private long count;

        @Override
        public void process(LiveRecord record, Emitter out) throws InterruptedException {
          if ("asleep".equals(record.fields().get("stay"))) {
            release.await();
          }
          while ("for ever".equals(record.fields().get("stay")) && release.getCount() > 0) {
            Thread.onSpinWait();
          }
          out.emit(record.with("slow", ++count));
        }

        @Override
        public byte[] snapshot() {
          return ByteBuffer.allocate(Long.BYTES).putLong(count).array();
        }

        @Override
        public void restore(byte[] state) {
          count = ByteBuffer.wrap(state).getLong();
        }
      };
    }
  }

  @BeforeEach
  void begin() throws Exception {
    bench = new LiveBench(home).processor("test.slow", "1.0", new Slow()).processor("test.count", "1.0", new Processors.Counting("good"));
    bench.deploy(FLOW);
  }

  @AfterEach
  void end() {
    release.countDown();
    bench.engine.close();
  }

  private long outOf(String field) {
    return bench.collected.seen.stream().filter(record -> record.containsKey(field)).count();
  }

  private List<String> deadLetters() throws Exception {
    Path file = home.resolve("live/flow/dead-letters.jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  @Test
  void oneThatHeedsItsInterruptLosesTheRecordAndGoesOn() throws Exception {
    bench.append("in.jsonl", "{\"n\":1}", "{\"n\":2,\"stay\":\"asleep\"}", "{\"n\":3}");
    await("went on", () -> outOf("slow") == 2 && outOf("count") == 3);
    assertEquals(1, deadLetters().size());
    assertTrue(deadLetters().get(0).contains("was interrupted after 0.") && deadLetters().get(0).contains("InterruptedException"),
        deadLetters().get(0));
    assertEquals(LiveStatus.State.RUNNING, bench.node("slow").state());
    assertEquals(0, bench.node("slow").swaps(), "it is the same processor");
  }

  @Test
  void oneThatNeverReturnsIsStoppedAndTheRestGoesOnUntilItsSuccessorTakesOver() throws Exception {
    bench.append("in.jsonl", "{\"n\":1}", "{\"n\":2}");
    await("counted", () -> outOf("slow") == 2);
    Path checkpoint = home.resolve("live/flow/checkpoint.json");
    await("saved", () -> bench.node("slow").in() == 2 && Files.exists(checkpoint));
    java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
    bench.append("in.jsonl", "{\"n\":3,\"stay\":\"for ever\"}", "{\"n\":4}", "{\"n\":5}");
    await("stopped", () -> bench.node("slow").state() == LiveStatus.State.STOPPED && outOf("count") == 5);
    await("buried", () -> bench.node("slow").failed() == 3);
    assertTrue(bench.node("slow").problem().contains("did not come back from a record within 0.2"), bench.node("slow").problem());
    assertEquals(3, deadLetters().size(), "the record that it stays with and those that came after");

    bench.services.remove("test.slow");
    bench.processor("test.slow", "1.1", new Slow()).engine.routesChanged();
    await("replaced", () -> bench.node("slow").state() == LiveStatus.State.RUNNING);
    bench.append("in.jsonl", "{\"n\":6}");
    await("works again", () -> outOf("slow") == 3);
    assertEquals(3L, bench.collected.seen.stream().filter(record -> record.containsKey("slow")).toList().getLast().get("slow"),
        "the state that was saved last");
    release.countDown();
    await("given back", () -> bench.status().inFlight() == 0);
    assertEquals(3, outOf("slow"), "what it comes back with after all goes nowhere");
  }

  @Test
  void deployingTheWorkflowAgainGivesItAnotherProcessor() throws Exception {
    bench.append("in.jsonl", "{\"n\":1,\"stay\":\"for ever\"}");
    await("stopped", () -> bench.node("slow").state() == LiveStatus.State.STOPPED);
    LiveChange change = bench.deploy(FLOW);
    assertEquals(List.of("slow"), change.nodes().stream().filter(node -> node.kind() == LiveChange.Kind.CHANGED).map(LiveChange.Node::id).toList());
    bench.append("in.jsonl", "{\"n\":2}");
    await("works again", () -> outOf("slow") == 1);
  }
}
