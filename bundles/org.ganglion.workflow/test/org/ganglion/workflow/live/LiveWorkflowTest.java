package org.ganglion.workflow.live;

import static org.ganglion.workflow.live.LiveBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.runtime.api.LiveChange.Kind;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.workflow.live.Processors.Counting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveWorkflowTest {
  private static final String FLOW = """
      kind: live
      name: flow
      checkpoint: 0.05
      nodes:
        lines: { uses: live.tail, with: { file: in.jsonl, every: 2 } }
        count: { uses: test.count, from: lines }
        out: { uses: test.collect, from: count }
      """;

  @TempDir Path home;
  private LiveBench bench;

  private LiveBench bench() {
    bench = new LiveBench(home);
    return bench;
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.collected.gate.countDown();
      bench.engine.close();
    }
  }

  @Test
  void recordsFlowInOrderAndStateSurvivesARestart() throws Exception {
    bench().processor("test.count", "1.0", new Counting("one"));
    bench.append("in.jsonl", "{\"n\":1}", "{\"n\":2}");
    bench.deploy(FLOW);
    await("came out", () -> bench.collected.seen.size() == 2);
    bench.engine.close();
    LiveBench second = new LiveBench(home).processor("test.count", "1.0", new Counting("two"));
    second.append("in.jsonl", "{\"n\":3}");
    second.engine.start(home);
    await("went on", () -> second.collected.seen.size() == 1);
    assertEquals(List.of(3L), second.collected.values("n"), "a line that came to its end before the stop is not read again");
    assertEquals(List.of(3L), second.collected.values("count"), "the state is that of the first life");
    second.engine.close();
  }

  @Test
  void aNewVersionTakesOverBetweenTwoRecords() throws Exception {
    Counting first = new Counting("one");
    Counting second = new Counting("two");
    bench().processor("test.count", "1.0", first).deploy(FLOW);
    bench.append("in.jsonl", "{\"n\":1}");
    await("came out", () -> bench.collected.seen.size() == 1);
    bench.processor("test.count", "1.1", second).engine.routesChanged();
    await("swapped", () -> bench.node("count").swaps() == 1);
    bench.append("in.jsonl", "{\"n\":2}");
    await("came out", () -> bench.collected.seen.size() == 2);
    assertEquals(List.of("one", "two"), bench.collected.values("version"));
    assertEquals(List.of(1L, 2L), bench.collected.values("count"), "the count goes on");
    await("closed the old one", () -> first.open.get() == 0);
    assertEquals(1, second.open.get());
  }

  @Test
  void aVersionThatCannotTakeOverLeavesTheOldOneInPlace() throws Exception {
    Counting second = new Counting("two");
    second.refusesState = true;
    bench().processor("test.count", "1.0", new Counting("one")).deploy(FLOW);
    bench.append("in.jsonl", "{\"n\":1}");
    await("came out", () -> bench.collected.seen.size() == 1);
    bench.processor("test.count", "1.1", second).engine.routesChanged();
    await("told", () -> !bench.node("count").problem().isEmpty());
    assertTrue(bench.node("count").problem().contains("this is the state of another version"), bench.node("count").problem());
    bench.append("in.jsonl", "{\"n\":2}");
    await("came out", () -> bench.collected.seen.size() == 2);
    assertEquals(List.of("one", "one"), bench.collected.values("version"));
    await("closed the new one", () -> second.open.get() == 0);
  }

  @Test
  void recordsWaitWhileAPluginIsGoneAndGoOnWithTheState() throws Exception {
    bench().processor("test.count", "1.0", new Counting("one")).deploy(FLOW);
    bench.append("in.jsonl", "{\"n\":1}");
    await("came out", () -> bench.collected.seen.size() == 1);
    bench.services.remove("test.count");
    bench.engine.routesChanged();
    await("waits", () -> bench.node("count").state() == LiveStatus.State.WAITING);
    bench.append("in.jsonl", "{\"n\":2}");
    await("queued", () -> bench.node("count").queue() == 1);
    bench.processor("test.count", "2.0", new Counting("two")).engine.routesChanged();
    await("came out", () -> bench.collected.seen.size() == 2);
    assertEquals(List.of(1L, 2L), bench.collected.values("count"));
  }

  @Test
  void aWorkflowWhosePluginIsMissingAtTheStartWaitsForIt() throws Exception {
    bench().processor("test.count", "1.0", new Counting("one")).deploy(FLOW);
    bench.engine.close();
    LiveBench second = new LiveBench(home);
    second.engine.start(home);
    assertEquals(LiveStatus.State.WAITING, second.status().state());
    assertTrue(second.status().problem().contains("flow.yaml:6: count.uses names no source, processor or sink 'test.count'"),
        second.status().problem());
    second.processor("test.count", "1.0", new Counting("one")).engine.routesChanged();
    await("runs", () -> second.status().state() == LiveStatus.State.RUNNING);
    second.engine.close();
  }

  @Test
  void badRecordsAndFaultsGoToTheDeadLettersWithTheirReasonAndNothingElseSuffers() throws Exception {
    bench().processor("test.count", "1.0", new Counting("one")).deploy(FLOW);
    bench.append("in.jsonl", "{\"n\":1}", "{\"bad\":7}", "{\"fault\":true}", "no json", "{\"n\":2}");
    await("came out", () -> bench.collected.seen.size() == 2);
    assertEquals(List.of(1L, 2L), bench.collected.values("count"));
    String letters = Files.readString(home.resolve("live/flow/dead-letters.jsonl"));
    assertTrue(letters.contains("\"node\":\"count\",\"reason\":\"does not like 7\",\"record\":{\"bad\":7}"), letters);
    assertTrue(letters.contains("NoClassDefFoundError: gone/Helper"), letters);
    assertEquals(2, bench.status().failed());
    assertTrue(Files.readString(home.resolve("live/flow/log.jsonl")).contains("left out the line of in.jsonl"));
  }

  @Test
  void aFullQueueHoldsUpTheSource() throws Exception {
    bench().processor("test.count", "1.0", new Counting("one"));
    bench.collected.gate = new CountDownLatch(1);
    String[] lines = new String[500];
    java.util.Arrays.setAll(lines, i -> "{\"n\":" + i + "}");
    bench.append("in.jsonl", lines);
    bench.deploy(FLOW.replace("nodes:", "queue: 4\nnodes:"));
    await("is full", () -> bench.node("out").queue() == 4 && bench.node("count").queue() == 4);
    assertTrue(bench.status().inFlight() <= 2 * 4 + 3, "in flight are the queues and one record in each hand, not " + bench.status().inFlight());
    bench.collected.gate.countDown();
    await("came out", () -> bench.collected.seen.size() == 500);
  }

  @Test
  void aChangeOfTheGraphKeepsWhatItDoesNotTouch() throws Exception {
    Counting counting = new Counting("one");
    bench().processor("test.count", "1.0", counting).deploy(FLOW);
    bench.append("in.jsonl", "{\"n\":1}");
    await("came out", () -> bench.collected.seen.size() == 1);
    String changed = FLOW.replace("from: count }", "from: odd }\n  odd: { uses: live.filter, from: count, with: { field: n, atLeast: 3 } }");
    LiveChange preview = bench.engine.preview(home, bench.source(changed));
    assertEquals(List.of(Kind.KEPT, Kind.KEPT, Kind.REWIRED, Kind.ADDED), preview.nodes().stream().map(LiveChange.Node::kind).toList());
    assertEquals("from: count -> odd", preview.nodes().get(2).what());
    assertEquals(3, bench.status().nodes().size(), "a preview touches nothing");
    bench.deploy(changed);
    bench.append("in.jsonl", "{\"n\":2}", "{\"n\":3}");
    await("came out", () -> bench.collected.seen.size() == 2);
    assertEquals(List.of(1L, 3L), bench.collected.values("n"));
    assertEquals(List.of(1L, 3L), bench.collected.values("count"), "the node that was kept went on counting");
    assertEquals(1, counting.open.get());
    bench.deploy(FLOW);
    bench.append("in.jsonl", "{\"n\":0}");
    await("came out", () -> bench.collected.seen.size() == 3);
    assertEquals(4L, bench.collected.seen.get(2).get("count"));
  }

  @Test
  void aChangedNodeTakesOverTheState() throws Exception {
    bench().processor("test.count", "1.0", new Counting("one")).deploy(FLOW);
    bench.append("in.jsonl", "{\"n\":1}");
    await("came out", () -> bench.collected.seen.size() == 1);
    LiveChange change = bench.deploy(FLOW.replace("from: lines }", "from: lines, with: { step: 10 } }"));
    assertEquals(new LiveChange.Node("count", Kind.CHANGED, "with.step: 1 -> 10"), change.nodes().get(1));
    bench.append("in.jsonl", "{\"n\":2}");
    await("came out", () -> bench.collected.seen.size() == 2);
    assertEquals(List.of(1L, 11L), bench.collected.values("count"));
  }

  @Test
  void aChangeThatFailsAnywhereChangesNothing() throws Exception {
    Counting counting = new Counting("one");
    bench().processor("test.count", "1.0", counting).deploy(FLOW);
    bench.append("in.jsonl", "{\"n\":1}");
    await("came out", () -> bench.collected.seen.size() == 1);
    counting.refusesState = true;
    String changed = FLOW.replace("from: lines }",
        "from: lines, with: { step: 10 } }\n  more: { uses: live.window, from: count, with: { field: n } }");
    String sentence = assertThrows(IOException.class, () -> bench.deploy(changed)).getMessage();
    assertTrue(sentence.startsWith("count cannot take over the state of its predecessor: this is the state of another version"), sentence);
    assertEquals(3, bench.status().nodes().size());
    bench.append("in.jsonl", "{\"n\":2}");
    await("came out", () -> bench.collected.seen.size() == 2);
    assertEquals(List.of(1L, 2L), bench.collected.values("count"));
    assertEquals(1, counting.open.get(), "what was opened for the change is closed");
    bench.engine.close();
    LiveBench second = new LiveBench(home).processor("test.count", "1.0", new Counting("two"));
    second.engine.start(home);
    assertEquals(3, second.status().nodes().size(), "what is started again is what was deployed last");
    second.engine.close();
  }

  @Test
  void anUndeployedWorkflowIsForgotten() throws Exception {
    bench().processor("test.count", "1.0", new Counting("one")).deploy(FLOW);
    bench.append("in.jsonl", "{\"n\":1}");
    await("came out", () -> bench.collected.seen.size() == 1);
    bench.engine.undeploy(home, "flow", false);
    assertEquals(List.of(), bench.engine.status(home));
    assertEquals("no live workflow 'flow' is deployed; there is none",
        assertThrows(IOException.class, () -> bench.engine.undeploy(home, "flow", false)).getMessage());
    assertEquals(0, bench.services.open.get(), "every lease is given back");
  }
}
